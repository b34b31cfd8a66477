import { scryptSync } from "node:crypto";
import type pg from "pg";
import { type Clock, day } from "./clock.ts";
import { makeLearners } from "./learners.ts";
import { insertRows, moment } from "./rows.ts";
import { trainers } from "./trainers.ts";

/** A person who can sign in to the demo. */
export interface DemoAccount {
  role: "ADMIN" | "TRAINER" | "LEARNER";
  name: string;
  email: string;
}

/** The accounts to show to who starts the demo: one of each role. */
export const demoAccounts: DemoAccount[] = [
  { role: "ADMIN", name: "Fərhad Əzizov", email: "admin@agrar.example" },
  { role: "TRAINER", name: "Leyla Məmmədova", email: "trainer@agrar.example" },
  { role: "LEARNER", name: "Aynur Nəsibova", email: "learner@agrar.example" },
];

/** The password of every demo account. It is no secret: the demo is for looking at, on one's own machine. */
export const demoPassword = "Zoğal mürəbbəsi 12";

/** What the other parts need of the people: their ids, and since when each learner is there. */
export interface People {
  admin: number;
  trainers: Map<string, number>;
  learners: { id: number; since: number; active: boolean }[];
}

const admins = [
  { first: "Fərhad", last: "Əzizov", father: "Cəmil", email: "admin@agrar.example" },
  { first: "Mehriban", last: "Sadıqova", father: "Rauf", email: "mehriban.sadigova@agrar.example" },
];

export async function insertPeople(client: pg.Client, clock: Clock): Promise<People> {
  const started = clock.now - 800 * day;
  const learners = makeLearners(clock);
  const staff = {
    email_verified: true,
    is_active: true,
    created_at: moment(started),
    how_did_you_hear: null,
  };
  const users = [
    ...admins.map(({ first, last, father, email }, n) => ({
      id: n + 1,
      first_name: first,
      last_name: last,
      father_name: father,
      email,
      region: "Bakı",
      role: "ADMIN",
      profession: "GOVERNMENT",
      gender: n === 0 ? "male" : "female",
      birth_date: null,
      phone: null,
      last_login_at: moment(clock.now - day),
      ...staff,
    })),
    ...trainers.map((trainer, n) => ({
      id: admins.length + n + 1,
      first_name: trainer.firstName,
      last_name: trainer.lastName,
      father_name: trainer.fatherName,
      email: trainer.email,
      region: trainer.region,
      role: "TRAINER",
      profession: trainer.profession,
      gender: trainer.gender,
      birth_date: null,
      phone: `+994 12 555 10 ${String(n + 10)}`,
      last_login_at: moment(clock.now - (n + 1) * day),
      ...staff,
    })),
    ...learners.map((learner, n) => ({
      id: admins.length + trainers.length + n + 1,
      first_name: learner.firstName,
      last_name: learner.lastName,
      father_name: learner.fatherName,
      email: learner.email,
      region: learner.region,
      role: "LEARNER",
      profession: learner.profession,
      gender: learner.gender,
      birth_date: learner.birthDate,
      phone: learner.phone,
      last_login_at: learner.verified
        ? moment(learner.since + (clock.now - learner.since) * ((n % 9) / 9))
        : null,
      email_verified: learner.verified,
      is_active: learner.active,
      created_at: moment(learner.since),
      how_did_you_hear: learner.howDidYouHear,
    })),
  ].map((user) => ({ ...user, updated_at: user.created_at }));
  await insertRows(client, "users", users);
  await insertTrainers(client, started);
  await insertCredentials(client, started);
  return {
    admin: 1,
    trainers: new Map(trainers.map(({ key }, n) => [key, admins.length + n + 1])),
    learners: learners.map(({ since, active }, n) => ({
      id: admins.length + trainers.length + n + 1,
      since,
      active,
    })),
  };
}

/** Staff and the learner who is shown can sign in; of the other learners nobody does. */
async function insertCredentials(client: pg.Client, started: number): Promise<void> {
  const { rows } = await client.query<{ id: number }>(
    "SELECT id FROM users WHERE role <> 'LEARNER' OR email = ANY ($1) ORDER BY id",
    [demoAccounts.map(({ email }) => email)],
  );
  const password = hashed(demoPassword);
  await insertRows(
    client,
    "credentials",
    rows.map(({ id }, n) => ({
      id: n + 1,
      user_id: id,
      provider_id: "credential",
      account_id: String(id),
      password,
      created_at: moment(started),
      updated_at: moment(started),
    })),
  );
}

/** A hash as the API makes it, with the same salt each time so that the same demo has the same rows. */
function hashed(password: string): string {
  const salt = "6167726172207061706c6120706f7274";
  const cost = { N: 16_384, r: 16, p: 1 };
  const key = scryptSync(password.normalize("NFKC"), salt, 64, { ...cost, maxmem: 256 * cost.N * cost.r });
  return `${salt}:${key.toString("hex")}`;
}

async function insertTrainers(client: pg.Client, started: number): Promise<void> {
  await insertRows(
    client,
    "trainers",
    trainers.map((trainer, n) => ({
      user_id: admins.length + n + 1,
      specialty: trainer.specialty,
      description: trainer.description,
      specializations: trainer.specializations,
      qualifications: trainer.qualifications,
      experience_years: trainer.experience[0],
      experience_months: trainer.experience[1],
      // A day apart, so that "newest first" has an order.
      created_at: moment(started + n * day),
      updated_at: moment(started + n * day),
    })),
  );
  await insertRows(
    client,
    "files",
    trainers.map((trainer, n) => ({
      id: n + 1,
      owner_id: admins.length + n + 1,
      purpose: "PROFILE_PHOTO",
      url: `/media/portrait-${n + 1}.svg`,
      name: `${trainer.key}.svg`,
      mime: "image/svg+xml",
      created_at: moment(started),
    })),
  );
  await client.query(
    "UPDATE users u SET photo_id = f.id FROM files f WHERE f.owner_id = u.id AND f.purpose = 'PROFILE_PHOTO'",
  );
}
