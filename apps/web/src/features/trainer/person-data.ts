import type { Outputs } from "@agrar/api";

type Trainer = Outputs["trainer"]["list"]["items"][number];

/** A trainer as search engines read it: https://schema.org/Person */
export function personData(trainer: Trainer, url: string, portal: string) {
  const { firstName, lastName, specialty, description, photoUrl, specializations } = trainer;
  return {
    "@context": "https://schema.org",
    "@type": "Person",
    name: `${firstName} ${lastName}`,
    givenName: firstName,
    familyName: lastName,
    jobTitle: specialty,
    ...(description && { description }),
    ...(photoUrl && { image: new URL(photoUrl, url).href }),
    ...(specializations.length > 0 && { knowsAbout: specializations }),
    url,
    affiliation: { "@type": "Organization", name: portal },
  };
}
