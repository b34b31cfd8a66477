/** Runs once when the web server starts: settings that do not fit stop it there, not at the first page. */
export async function register() {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { env } = await import("#env.ts").catch((error: Error) => {
      console.error(error.message);
      process.exit(1);
    });
    const { tellClientAddresses } = await import("#safety/client-address.ts");
    tellClientAddresses(env.TRUSTED_PROXIES);
  }
}
