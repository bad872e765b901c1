"""A form on people's own phones, served by this computer to the network of the room."""
