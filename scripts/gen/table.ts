import type { Noun } from "./noun.ts";

/** The noun's part of the Prisma schema. */
export const table = ({ pascal, plural }: Noun) => `model ${pascal} {
  id          Int      @id @default(autoincrement())
  title       Json
  isPublished Boolean  @default(false) @map("is_published")
  createdAt   DateTime @default(now()) @map("created_at") @db.Timestamptz(3)
  updatedAt   DateTime @default(now()) @updatedAt @map("updated_at") @db.Timestamptz(3)

  @@index([createdAt, id], map: "${plural.snake}_created_idx")
  @@map("${plural.snake}")
}
`;
