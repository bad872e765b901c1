"""Room 7, asking people: on this computer, on phones in the room, by a file sent out; answers go into a ballot box."""
