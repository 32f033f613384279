// The first test of the room takes this one's place.
