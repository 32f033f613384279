// The scripts of a page, each loaded only where it has something to improve. Every page works without them.
