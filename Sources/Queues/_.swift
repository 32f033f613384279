// Queues
