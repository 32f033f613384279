// Filled by the first test of the room.
