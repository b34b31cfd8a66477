import { z } from "zod";
import { AppError } from "../error.ts";
import { id, listFields, listInput } from "../list/schema.ts";
import { listNames, pageBody, restPage, restRoute } from "../rest-route.ts";
import { type User, user, userFilters, userRef, userSorts } from "./schema.ts";

const { shape } = user;

/** What the old portal had in one word: the profession of learners, and the role of everybody else. */
const userTypes = {
  FARMER: "farmer",
  AGRONOMIST: "agronom",
  VETERINARIAN: "veterinary",
  ENTREPRENEUR: "entrepreneur",
  RESEARCHER: "researcher",
  GOVERNMENT: "government",
  TRAINER: "trainer",
  ADMIN: "admin",
} as const satisfies Record<User["profession"] | "TRAINER" | "ADMIN", string>;

type UserType = keyof typeof userTypes;

const { role: _role, profession: _profession, ...filters } = userFilters;

const restUserListInput = listInput(
  z.strictObject({
    ...listFields,
    sort: z.enum(userSorts).default(userSorts[0]),
    userType: z.enum(Object.keys(userTypes) as UserType[]).optional(),
    ...filters,
  }),
);

/** What the procedure is asked for. */
function listInputOf({ userType, ...input }: z.input<typeof restUserListInput> = {}) {
  if (userType === undefined) return input;
  if (userType === "TRAINER" || userType === "ADMIN") return { ...input, role: userType };
  if (Object.hasOwn(userTypes, userType)) return { ...input, role: "LEARNER" as const, profession: userType };
  const params = { options: Object.keys(userTypes).join(", ") };
  throw new AppError("BAD_REQUEST", "userType.unknown", { field: "userType", params });
}

/** A person under the names of the old portal. */
const restUser = z
  .strictObject({
    id,
    first_name: z.string(),
    last_name: z.string(),
    father_name: shape.fatherName,
    email: z.string(),
    email_verified: z.boolean(),
    phone: shape.phone,
    region: shape.region,
    user_type: z.enum(Object.values(userTypes)),
    profile_photo_url: shape.photoUrl,
    is_active: z.boolean(),
    two_factor_enabled: z.boolean(),
    last_login_at: shape.lastLoginAt,
    created_at: shape.createdAt,
  })
  .meta({ id: "User" });

const toRest = (user: User): z.infer<typeof restUser> => ({
  id: user.id,
  first_name: user.firstName,
  last_name: user.lastName,
  father_name: user.fatherName,
  email: user.email,
  email_verified: user.emailVerified,
  phone: user.phone,
  region: user.region,
  user_type: userTypes[user.role === "LEARNER" ? user.profession : user.role],
  profile_photo_url: user.photoUrl,
  is_active: user.isActive,
  two_factor_enabled: user.secondFactor,
  last_login_at: user.lastLoginAt,
  created_at: user.createdAt,
});

export const userRest = [
  restRoute({
    path: "/users",
    summary: "A page of the people of the portal",
    scope: "people:read",
    input: restUserListInput,
    names: { ...listNames, ...userTypes, secondFactor: "two_factor_enabled" },
    body: restPage(restUser),
    ask: (portal, input) => portal.user.list(listInputOf(input)),
    toBody: (page, { url }) => pageBody(page, toRest, url),
  }),
  restRoute({
    path: "/users/{id}",
    summary: "One person",
    scope: "people:read",
    input: userRef,
    body: z.strictObject({ data: restUser }),
    ask: (portal, input) => portal.user.byId(input),
    toBody: (user) => ({ data: toRest(user) }),
  }),
];
