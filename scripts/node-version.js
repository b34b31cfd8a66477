// Loaded before every script of the project, and written in plain JavaScript, so that an old Node can read it. On Linux
// the packages bring a Node of their own; elsewhere the one of the system is used.
const least = 24;

if (Number.parseInt(process.versions.node, 10) < least) {
  console.error(
    `Agrar Portal needs Node ${least} or newer, but ${process.execPath} is ${process.versions.node}. ` +
      `Install Node ${least} from https://nodejs.org and try again.`,
  );
  process.exit(1);
}
