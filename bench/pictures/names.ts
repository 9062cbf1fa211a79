/** As members of one channel may be called, in several scripts and with emoji. */
export const names = [
  'Ben',
  'Мария Кузнецова',
  'Ελένη Παπαδοπούλου',
  '王小明',
  'Mei 🎉',
  '👩‍💻 Ольга 👍🏽',
  '山田たろう',
  'Nora Ålesund',
  '陳大文 🇭🇰',
  'Δημήτρης',
] as const;

/** The same where they are too long for their column, with spaces and without. */
export const longNames = [
  'Maximiliane Sophie von Hohenberg-Lichtenfels',
  'Александра Константиновна Преображенская',
  'Κωνσταντίνος Παπαχριστοδουλόπουλος',
  '上海数据密集型应用系统设计读书会组织者王小明',
  '🎉🎊🥳👩‍💻👍🏽☕️1️⃣🇩🇪🎈🎂🍰🧁🎁🎀🪅',
  'w'.repeat(80),
  'Надежда 🌸 陳大文 Ελένη 🎉 and friends',
  '山田たろう・データ指向アプリケーション勉強会',
  'i'.repeat(80),
  'Zoë (she/her) · on leave until 7 December',
] as const;
