import { translated } from "./translated.ts";

/** The categories in the order they are shown in. `scene` names the picture of their trainings. */
export const categories = [
  {
    key: "crops",
    scene: "wheat",
    name: translated("Bitkiçilik | Crop production | Растениеводство"),
    description: translated(
      "Taxıl, yem və texniki bitkilər: səpindən yığıma qədər. | Cereals, fodder and field crops, from sowing to harvest. | Зерновые, кормовые и технические культуры: от сева до уборки.",
    ),
  },
  {
    key: "cotton",
    scene: "cotton",
    name: translated("Pambıqçılıq | Cotton growing | Хлопководство"),
    description: translated(
      "Pambığın becərilməsi, suvarılması və yığımı. | Growing, irrigating and harvesting cotton. | Возделывание, орошение и уборка хлопка.",
    ),
  },
  {
    key: "irrigation",
    scene: "irrigation",
    name: translated("Suvarma və su təsərrüfatı | Irrigation and water | Орошение и водное хозяйство"),
    description: translated(
      "Suya qənaət edən üsullar, sistemlərin qurulması və hesablanması. | Methods that save water, and how to design and build systems. | Водосберегающие методы, расчёт и монтаж систем.",
    ),
  },
  {
    key: "orchards",
    scene: "orchard",
    name: translated("Bağçılıq | Orchards | Садоводство"),
    description: translated(
      "Nar, fındıq və digər meyvə bağlarının salınması və qulluğu. | Planting and caring for pomegranate, hazelnut and other orchards. | Закладка садов граната, фундука и других культур и уход за ними.",
    ),
  },
  {
    key: "vineyards",
    scene: "vineyard",
    name: translated("Üzümçülük | Viticulture | Виноградарство"),
    description: translated(
      "Tənəyin formalaşdırılması, mühafizəsi və məhsulun keyfiyyəti. | Training and protecting the vine, and the quality of the grape. | Формирование и защита лозы, качество урожая.",
    ),
  },
  {
    key: "greenhouses",
    scene: "greenhouse",
    name: translated("İstixana təsərrüfatı | Greenhouses | Тепличное хозяйство"),
    description: translated(
      "İstixanada tərəvəz: iqlim, qidalanma, şitil. | Vegetables under cover: climate, nutrition, seedlings. | Овощи в теплице: микроклимат, питание, рассада.",
    ),
  },
  {
    key: "livestock",
    scene: "sheep",
    name: translated("Heyvandarlıq | Livestock | Животноводство"),
    description: translated(
      "Qoyunçuluq, maldarlıq, yemləmə və otlaqlar. | Sheep, cattle, feeding and pasture. | Овцеводство, скотоводство, кормление и пастбища.",
    ),
  },
  {
    key: "veterinary",
    scene: "cattle",
    name: translated("Baytarlıq | Veterinary care | Ветеринария"),
    description: translated(
      "Heyvan xəstəliklərinin qarşısının alınması və bioloji təhlükəsizlik. | Preventing animal diseases, and biosecurity. | Профилактика болезней животных и биобезопасность.",
    ),
  },
  {
    key: "bees",
    scene: "bees",
    name: translated("Arıçılıq | Beekeeping | Пчеловодство"),
    description: translated(
      "Arı ailələrinə qulluq, bal və digər məhsullar. | Care of bee colonies, honey and other products. | Уход за пчелиными семьями, мёд и другие продукты.",
    ),
  },
  {
    key: "fisheries",
    scene: "fish",
    name: translated("Balıqçılıq | Fisheries | Рыбоводство"),
    description: translated(
      "Göl və hovuz təsərrüfatları, balıq yetişdirilməsi. | Pond farms and fish breeding. | Прудовые хозяйства и разведение рыбы.",
    ),
  },
  {
    key: "soil",
    scene: "soil",
    name: translated("Torpaq və bitki mühafizəsi | Soil and plant protection | Почва и защита растений"),
    description: translated(
      "Torpağın analizi, gübrələmə, pestisidlərlə təhlükəsiz iş. | Soil analysis, fertilising, and working safely with pesticides. | Анализ почвы, удобрения и безопасная работа с пестицидами.",
    ),
  },
  {
    key: "economics",
    scene: "terraces",
    name: translated("Aqrar iqtisadiyyat | Farm economics | Аграрная экономика"),
    description: translated(
      "Subsidiyalar, kooperasiya, mühasibat və sığorta. | Subsidies, cooperatives, bookkeeping and insurance. | Субсидии, кооперация, учёт и страхование.",
    ),
  },
] as const;

export type CategoryKey = (typeof categories)[number]["key"];
