// Mandates
