/** A teacher; `name` is the short code on the plan. */
export interface Teacher {
  readonly id: number;
  readonly name: string;
  readonly foreName: string;
  /** The surname. */
  readonly longName: string;
  readonly title: string;
  /** Short forms of the subjects they studied. */
  readonly subjects: readonly string[];
}

/** Code, title, first name, surname, subjects. */
const STAFF: readonly (readonly [string, string, string, string, string])[] = [
  ["ADL", "", "Miriam", "Adler", "D PL"],
  ["AHR", "", "Tobias", "Ahrens", "M Ph"],
  ["ARS", "", "Elif", "Arslan", "M Bi"],
  ["BÄR", "", "Katharina", "Bär", "D KR"],
  ["BAU", "", "Stefan", "Baumann", "E Ge"],
  ["BEC", "", "Julia", "Becker", "D F"],
  ["BÖH", "", "Andreas", "Böhm", "Ch Bi"],
  ["BRA", "", "Sabine", "Brandt", "F S"],
  ["BUS", "", "Hendrik", "Busch", "Sp Ek"],
  ["CAR", "", "Lucia", "Carvalho", "S E"],
  ["DEM", "", "Aylin", "Demir", "M If"],
  ["DRE", "", "Matthias", "Drescher", "L Ge"],
  ["ENG", "", "Britta", "Engels", "D Ku"],
  ["ESS", "", "Jan", "Esser", "M Sp"],
  ["FEL", "", "Ruth", "Feldmann", "ER D"],
  ["FIS", "Dr.", "Ulrich", "Fischer", "M Ch"],
  ["FRA", "", "Nina", "Franke", "E F"],
  ["GRO", "", "Claudia", "Grothe", "Ku Sp"],
  ["GÜN", "", "Peter", "Günther", "Ph M"],
  ["HAA", "", "Sandra", "Haas", "Mu D"],
  ["HAR", "", "Jonas", "Hartmann", "E Sp"],
  ["HEI", "", "Monika", "Heinrichs", "Ku Pa"],
  ["HER", "", "Lars", "Herrmann", "Ge SW"],
  ["HOF", "", "Christina", "Hoffmann", "M Mu"],
  ["HUB", "", "Anna", "Huber", "D PL"],
  ["ILG", "", "Rolf", "Ilgner", "D Ge"],
  ["JAN", "", "Felix", "Jansen", "Ek SW"],
  ["JUN", "", "Simone", "Jung", "E ER"],
  ["KAI", "", "Oliver", "Kaiser", "M Ek"],
  ["KAP", "", "Gabriele", "Kappel", "D Ku"],
  ["KÖN", "", "Markus", "König", "Sp Ge"],
  ["KRÄ", "", "Leonie", "Krämer", "Bi Ek"],
  ["KUH", "", "Thomas", "Kuhlmann", "M Ph"],
  ["LAN", "", "Eva", "Lange", "Mu E"],
  ["LEH", "", "Frank", "Lehmann", "KR L"],
  ["LOR", "Dr.", "Helene", "Lorenz", "D Ge"],
  ["LÜD", "", "Sven", "Lüdtke", "If Ph"],
  ["MAR", "", "Giulia", "Marino", "F E"],
  ["MEI", "", "Barbara", "Meier", "M E"],
  ["MÖL", "", "Dirk", "Möller", "Ek Sp"],
  ["MÜL", "", "Stefanie", "Müller", "D SW"],
  ["NEU", "", "Martin", "Neumann", "E S"],
  ["NOW", "", "Agnieszka", "Nowak", "M KR"],
  ["OTT", "", "Philipp", "Otten", "Mu E"],
  ["PET", "", "Silke", "Peters", "D Sp"],
  ["POH", "", "Michael", "Pohl", "Ch M"],
  ["QUA", "", "Maren", "Quast", "Pa Bi"],
  ["RÖS", "", "Carolin", "Rösner", "Ku E"],
  ["RIC", "", "Johannes", "Richter", "PL Ge"],
  ["SAU", "", "Melanie", "Sauer", "Bi Ch"],
  ["SCÄ", "", "Heike", "Schäfer", "D Bi"],
  ["SCM", "", "Wolfgang", "Schmidt", "M SW"],
  ["SCN", "", "Laura", "Schneider", "E F"],
  ["SCR", "", "Rainer", "Schreiber", "Sp Pa"],
  ["SEI", "", "Daniela", "Seifert", "D L"],
  ["SOM", "", "Kai", "Sommer", "Ph Ch"],
  ["STE", "", "Vanessa", "Steinbach", "M Sp"],
  ["THI", "", "Georg", "Thiel", "E PL"],
  ["ÜNA", "", "Deniz", "Ünal", "SW Pa"],
  ["VOG", "", "Kerstin", "Vogt", "D Mu"],
  ["WAG", "", "Sebastian", "Wagner", "M Bi"],
  ["WEB", "", "Petra", "Weber", "E Bi"],
  ["WIN", "", "Ralf", "Winkler", "Ge ER"],
  ["WOL", "", "Theresa", "Wolff", "M If"],
  ["YIL", "", "Cem", "Yildiz", "Sp SW"],
  ["ZIM", "Dr.", "Birgit", "Zimmermann", "Ek Ge"],
];

export const staff: readonly Teacher[] = STAFF.map(([name, title, foreName, longName, subjects], at) => ({
  id: at + 11,
  name,
  foreName,
  longName,
  title,
  subjects: subjects.split(" "),
}));

/** All who have studied a subject. */
export const teachersOf = (taughtAs: string): readonly Teacher[] =>
  staff.filter(({ subjects }) => subjects.includes(taughtAs));
