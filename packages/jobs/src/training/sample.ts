/** A training that is plainly made up, for samples of letters. */
export const sampleTraining = {
  id: 1,
  title: {
    az: "Nümunə təlim: alma bağına qulluq",
    en: "Sample training: care of an apple orchard",
    ru: "Пример курса: уход за яблоневым садом",
  },
  category: { name: { az: "Nümunə sahə", en: "Sample field", ru: "Пример направления" } },
  startDate: new Date("2030-03-21"),
  startTime: new Date("1970-01-01T10:00:00Z"),
  address: "Nümunə küçəsi 1",
};
