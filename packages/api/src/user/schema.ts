import { z } from "zod";
import { emailAddress, personName, professions, roles } from "../account/schema.ts";
import { dateRange, id, listFields, listInput, locales, pageOf, timestamp } from "../list/schema.ts";
import { newPassword } from "../sign-in/schema.ts";

export const userSorts = ["createdAt", "lastName", "firstName", "email", "lastLoginAt"] as const;

export const userFilters = {
  role: z.enum(roles).optional(),
  profession: z.enum(professions).optional(),
  /** Exactly this region. */
  region: z
    .string()
    .trim()
    .min(1)
    .max(255)
    .regex(/^[^\0]*$/)
    .optional(),
  isActive: z.boolean().optional(),
  emailVerified: z.boolean().optional(),
  secondFactor: z.boolean().optional(),
};

export const userListInput = listInput(
  z.strictObject({
    ...listFields,
    sort: z.enum(userSorts).default(userSorts[0]),
    ...userFilters,
    /** Whose account was made within these days. */
    ...dateRange,
  }),
);
export type UserListInput = z.infer<typeof userListInput>;

/** A person as admins see them: never a secret, nor what only the person is to know. */
export const user = z.strictObject({
  id,
  firstName: z.string(),
  lastName: z.string(),
  fatherName: z.string().nullable(),
  email: z.string(),
  emailVerified: z.boolean(),
  phone: z.string().nullable(),
  region: z.string().nullable(),
  role: z.enum(roles),
  profession: z.enum(professions),
  language: z.enum(locales),
  photoUrl: z.string().nullable(),
  isActive: z.boolean(),
  isErased: z.boolean(),
  secondFactor: z.boolean(),
  lastLoginAt: timestamp.nullable(),
  createdAt: timestamp,
});
export type User = z.infer<typeof user>;

export const userPage = pageOf(user);

export const userRef = z.strictObject({ id });
export const roleChange = z.strictObject({ id, role: z.enum(roles) });
export type RoleChange = z.infer<typeof roleChange>;
export const activation = z.strictObject({ id, isActive: z.boolean() });
export type Activation = z.infer<typeof activation>;

/** Who runs a new portal. */
export const firstAdmin = z.strictObject({
  email: emailAddress,
  firstName: personName,
  lastName: personName,
  password: newPassword,
});
