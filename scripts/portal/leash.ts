// Loaded into each service before its own code: should the process that started it be gone, even killed, the channel
// between the two closes, and the service ends as if it had been asked to.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
