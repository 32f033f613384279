// The first file of the room takes this one's place.
