import { useSyncExternalStore } from "react";

/** Whether the page listens yet: until its script runs, nobody hears what is typed or sent. */
export const useReady = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

const never = () => () => {};
