import { beesAndFish } from "./bees-and-fish.ts";
import { cotton } from "./cotton.ts";
import { crops } from "./crops.ts";
import { economics } from "./economics.ts";
import { greenhouses } from "./greenhouses.ts";
import { irrigation } from "./irrigation.ts";
import { livestock } from "./livestock.ts";
import { orchards } from "./orchards.ts";
import { soil } from "./soil.ts";
import type { DemoTraining } from "./training.ts";
import { veterinary } from "./veterinary.ts";
import { vineyards } from "./vineyards.ts";

export const trainings: DemoTraining[] = [
  ...crops,
  ...cotton,
  ...irrigation,
  ...orchards,
  ...vineyards,
  ...greenhouses,
  ...livestock,
  ...veterinary,
  ...beesAndFish,
  ...soil,
  ...economics,
];
