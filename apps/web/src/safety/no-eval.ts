// Zod finds out whether it may make functions of texts by making one, which the policy of the pages refuses and reports. It is told
// not to try before the first schema is made: files that bring schemas into a browser import this one first.
import { config } from "zod";

config({ jitless: true });
