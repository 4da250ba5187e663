/** The school as WebUntis knows it. */
export const SCHOOL = {
  id: 4711,
  name: "Demo-Gymnasium",
  loginName: "demo",
  address: "50667 Köln, Domplatte 1",
} as const;
