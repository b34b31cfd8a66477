// Loaded into each service before its own code: should the process that started it be gone, even killed, the channel
// between the two closes, and the service ends with all that it started, as if it had been asked to.
process.once("disconnect", () => process.kill(0, "SIGTERM")); // 0: the group, which is the service's own
