"""The talk about a result: agendas, rules, words to say, and when to go slowly."""
