import { Portrait } from "#ui/portrait.tsx";
import styles from "./person.module.css";
import type { User } from "./use-user-columns.tsx";

/** A person in a table: the photo or the first letters, and the name as lists have it. */
export const Person = ({ user }: { user: User }) => (
  <span className={styles.person}>
    <Portrait tiny url={user.photoUrl} name={[user.firstName, user.lastName]} />
    {nameOf(user)}
  </span>
);

/** The name by which people are listed. */
export const nameOf = ({ firstName, lastName, fatherName }: User) =>
  [lastName, firstName, fatherName].filter(Boolean).join(" ");
