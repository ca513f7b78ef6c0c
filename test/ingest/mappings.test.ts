import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { mappingJsonSchema } from "../../server/ingest/mapping.ts";
import { listMappings, mappingDigest, parseMapping, readMapping } from "../../server/ingest/mapping-files.ts";
import { counts, faults, fileOf, stage, stageText } from "./staged.ts";

const FOLDER = new URL("../../datasets/mappings/", import.meta.url);

test("the published schema is that of the code", () => {
  const published = JSON.parse(readFileSync(new URL("mapping.schema.json", FOLDER), "utf8"));
  const written = JSON.parse(JSON.stringify(mappingJsonSchema()));
  expect(published, `datasets/mappings/mapping.schema.json is to hold:\n${JSON.stringify(written)}`).toEqual(written);
});

test("every mapping file is listed under its own name, with title and description", async () => {
  const names = readdirSync(FOLDER).filter((file) => file.endsWith(".json") && file !== "mapping.schema.json");
  const listed = await listMappings();
  expect(listed.map(({ name }) => `${name}.json`)).toEqual(names.sort());
  expect(listed.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      "amlgentex",
      "amlsim",
      "amlworld",
      "bank-example",
      "canonical",
      "ethereum",
      "finbench",
      "paysim",
    ]),
  );
  expect(listed.every(({ title, description }) => title.length > 5 && description.length > 20)).toBe(true);
});

test("a mapping that is not there is answered with those that are", async () => {
  await expect(readMapping("nowhere")).rejects.toMatchObject({ code: "MAPPING_UNKNOWN", kind: "usage" });
  await expect(readMapping("nowhere")).rejects.toThrow(/canonical, ethereum/);
  await expect(readMapping("./nowhere.json")).rejects.toMatchObject({ code: "MAPPING_UNKNOWN" });
});

test("a mapping of one's own is named by its file", async () => {
  const text = readFileSync(new URL("bank-example.json", FOLDER), "utf8");
  const path = await fileOf(text, "my-bank.json");
  expect((await readMapping(path)).own).toEqual({ heading: "Rekening:?\\D*([0-9]{6,})" });
});

const RULES = {
  name: "mine",
  title: "Mine",
  description: "Mine",
  columns: { payer: "a", payee: "b", amount: "c", date: "d" },
  constants: { currency: "IDR" },
};

test.each([
  ["no title", { ...RULES, title: undefined }, /the key title is missing: it must be a text/],
  ["two signs between fields", { ...RULES, delimiter: "||" }, /the key delimiter must be one character/],
  ["a sign beyond ASCII between fields", { ...RULES, delimiter: "§" }, /the key delimiter must be one character/],
  ["a column of no kind", { ...RULES, columns: { ...RULES.columns, payr: "x" } }, /the key columns\.payr is not known/],
  ["a position below 1", { ...RULES, columns: { ...RULES.columns, payer: 0 } }, /columns\.payer must be 1 or more/],
  [
    "a strange decimal sign",
    { ...RULES, number: { decimal: ";" } },
    /number\.decimal must be one of "\.", ",", not ";"/,
  ],
  ["a word for a flag", { ...RULES, header: "yes" }, /the key header must be true or false, not "yes"/],
  ["no formats", { ...RULES, date: { formats: [] } }, /the key date\.formats must not be empty/],
  ["a form that own has not", { ...RULES, own: { constnt: "1" } }, /the key own has none of the forms/],
  ["a list for an object", [], /the mapping must be an object in braces, not \[\]/],
  ["no JSON", "{", /is not JSON/],
  ["an unknown key", { ...RULES, colums: {} }, /colums/],
  ["no currency", { ...RULES, constants: {} }, /the key columns\.currency is missing/],
  ["no payee", { ...RULES, columns: { payer: "a", amount: "c", date: "d" } }, /needs payer and payee/],
  ["a broken pattern", { ...RULES, skip: { lines: "(" } }, /skip\.lines.*regular expression/],
  ["an unknown zone", { ...RULES, date: { zone: "Mars/Olympus" } }, /date\.zone.*IANA/],
  ["an unknown token", { ...RULES, date: { formats: ["dd/QQ/yyyy"] } }, /"Q" in the format/],
  ["dates without a year", { ...RULES, date: { formats: ["dd/MM"] } }, /the key date\.year is missing: set date\.year/],
  ["both orders", { ...RULES, date: { formats: ["dd/MM/yyyy", "MM/dd/yyyy"] } }, /mix day first and month first/],
  ["one sign for both", { ...RULES, number: { decimal: ",", group: "," } }, /is the decimal sign too/],
  ["a direction without an own account", { ...RULES, direction: { in: ["C"], out: ["D"] } }, /needs the key own/],
  ["a status column without values", { ...RULES, columns: { ...RULES.columns, status: "s" } }, /status.*go together/],
  [
    "an opening balance alone",
    { ...RULES, balance: { opening: "x" } },
    /the key balance needs opening and closing together; the key balance\.opening needs the key own/,
  ],
  ["names without a header", { ...RULES, header: false }, /needs a position/],
])("a mapping with %s is refused by the key that is wrong", (_, mapping, message) => {
  const text = typeof mapping === "string" ? mapping : JSON.stringify(mapping);
  expect(() => parseMapping(text, "mine.json")).toThrow(message);
  expect(() => parseMapping(text, "mine.json")).toThrow(
    expect.objectContaining({ code: "MAPPING_INVALID", kind: "usage" }),
  );
});

test("a mapping needs no description", () => {
  const { description: _, ...rules } = RULES;
  expect(parseMapping(JSON.stringify(rules), "mine.json").description).toBe("");
});

test("the digest of a mapping changes with its rules, not with its comments or the order of its keys", () => {
  const digest = (mapping: object): string => mappingDigest(parseMapping(JSON.stringify(mapping), "x"));
  const { columns, ...rest } = RULES;
  expect(digest({ ...RULES, notes: { a: "b" }, title: "Other" })).toBe(digest(RULES));
  expect(digest({ columns, ...rest })).toBe(digest(RULES));
  expect(digest({ ...RULES, number: { round: "half-even" } })).not.toBe(digest(RULES));
});

test("AMLSim transactions are read by their own column names", async () => {
  const staged = await stageText(
    "tran_id,orig_acct,bene_acct,tx_type,base_amt,tran_timestamp,is_sar,alert_id\n1,10,20,TRANSFER,150.25,2017-01-01T00:00:00Z,False,-1\n",
    "amlsim",
  );
  expect(staged.transfers[0]).toMatchObject({
    transferId: "1",
    payer: "10",
    payee: "20",
    amountMinor: 15_025n,
    channel: "TRANSFER",
  });
  expect(staged.load.ignoredColumns).toEqual(["is_sar", "alert_id"]);
});

test("AMLworld banks keep their zeros, two columns named Account are told apart, minutes stay minutes", async () => {
  const staged = await stageText(
    [
      "Timestamp,From Bank,Account,To Bank,Account,Amount Received,Receiving Currency,Amount Paid,Payment Currency,Payment Format,Is Laundering",
      "2022/09/01 00:20,010,8000EBD30,0010,8000EBD30,3697.34,US Dollar,3697.34,US Dollar,Reinvestment,0",
      "2022/09/01 00:21,03208,8000F4580,001,8000F5340,0.015625,Bitcoin,0.01,Bitcoin,ACH,0",
      "2022/09/01 24:00,03208,8000F4580,001,8000F5340,0.01,Doubloon,0.01,Doubloon,ACH,0",
      "",
    ].join("\n"),
    "amlworld",
  );
  expect(staged.transfers).toMatchObject([
    {
      payer: "010:8000EBD30",
      payee: "0010:8000EBD30",
      amountMinor: 369_734n,
      currency: "USD",
      timePrecision: "minute",
    },
    { payer: "03208:8000F4580", payee: "001:8000F5340", amountMinor: 1_562_500n, currency: "BTC" },
  ]);
  expect(staged.transfers[0]?.bookedAt).toBe(Date.UTC(2022, 8, 1, 0, 20));
  expect(faults(staged)).toEqual(["transfers.csv:4 Receiving Currency CURRENCY_UNKNOWN"]);
});

test("PaySim cash-ins go from the agent to the customer", async () => {
  const header =
    "step,type,amount,nameOrig,oldbalanceOrg,newbalanceOrig,nameDest,oldbalanceDest,newbalanceDest,isFraud,isFlaggedFraud";
  const staged = await stageText(
    `${header}\n1,PAYMENT,9839.64,C1,170136.0,160296.36,M1,0.0,0.0,0,0\n2,CASH_IN,100,C2,0.0,100.0,C3,0.0,0.0,0,0\n`,
    "paysim",
  );
  expect(staged.transfers.map(({ payer, payee, amountMinor }) => [payer, payee, amountMinor])).toEqual([
    ["C1", "M1", 983_964n],
    ["C3", "C2", 10_000n],
  ]);
  expect((staged.transfers[1]?.bookedAt ?? 0) - (staged.transfers[0]?.bookedAt ?? 0)).toBe(3_600_000);
});

test("wei become gwei by digits, not by floats", async () => {
  const header =
    "hash,nonce,block_hash,block_number,transaction_index,from_address,to_address,value,gas,gas_price,input,block_timestamp";
  const staged = await stageText(
    [
      header,
      "0xa,1,0xb,5,0,0x1111,0x2222,1234567890123456789,21000,1,0x,1600000000",
      "0xc,2,0xb,5,1,0x1111,,5,21000,1,0x,1600000000",
      "0xd,3,0xb,5,2,0x1111,0x2222,99999999999999999999999999999,21000,1,0x,1600000000",
      "",
    ].join("\n"),
    "ethereum",
  );
  expect(staged.transfers).toMatchObject([
    { amountMinor: 1_234_567_890n, currency: "ETH", bookedAt: 1_600_000_000_000 },
  ]);
  expect(staged.load.dataset.rounded).toBe(1);
  expect(faults(staged)).toEqual(["transfers.csv:3 to_address ACCOUNT_EMPTY", "transfers.csv:4 value AMOUNT_RANGE"]);
});

test("the bank example reads the statement it describes", async () => {
  const text = [
    "Bank Misal;;;;;;",
    "Rekening: 0770001234;;;;;;",
    "Tanggal;Rekening Lawan;Keterangan;Debit;Kredit;Saldo;Status",
    "01/06/2026;0880001111;titip caf\u00e9;0,00;1.234.567,89;1.234.567,89;selesai",
    "02/06/2026;;setor tunai;0,00;100.000,00;1.334.567,89;selesai",
    "03/06/2026;0880002222;kirim;34.567,89;0,00;1.300.000,00;selesai",
    "03/06/2026;0880002222;kirim;9.999,00;0,00;1.300.000,00;tertunda",
    "Total;;;34.567,89;1.334.567,89;;",
    "",
  ].join("\r\n");
  const staged = await stageText(Buffer.from(text, "latin1"), "bank-example");
  expect(counts(staged)).toEqual({ rowsRead: 5, accepted: 3, rejected: 0, duplicate: 0 });
  expect(staged.transfers).toMatchObject([
    { payer: "0880001111", payee: "0770001234", amountMinor: 123_456_789n, remark: "titip café", timePrecision: "day" },
    { payee: "0770001234", payer: expect.stringMatching(/^unresolved:[0-9a-f]{16}$/) },
    { payer: "0770001234", payee: "0880002222", amountMinor: 3_456_789n },
  ]);
  expect(staged.load.dataset.warnings).toEqual([]);
  expect(staged.load.skippedByReason).toEqual([
    { reason: "footer", rows: 1 },
    { reason: "status tertunda", rows: 1 },
  ]);
});

test("a balance that does not follow is a warning that names the lines", async () => {
  const text = ["Rekening: 0770001234;;;;;;", "Tanggal;Rekening Lawan;Keterangan;Debit;Kredit;Saldo;Status"];
  for (const [day, balance] of [
    ["01", "100,00"],
    ["02", "200,00"],
    ["03", "350,00"],
  ]) {
    text.push(`${day}/06/2026;0880001111;titip;0,00;100,00;${balance};selesai`);
  }
  const staged = await stageText(text.join("\n"), "bank-example");
  expect(staged.load.dataset.warnings).toEqual([
    expect.stringMatching(/balance breaks between line 4 and line 5: 300\.00 IDR expected, 350\.00 IDR found/),
  ]);
});

test("opening balance, what came and what went must make the closing balance", async () => {
  const rules = {
    columns: { date: "d", counterparty: "x", amount: "amt" },
    constants: { currency: "EUR" },
    own: { constant: "1234567890" },
    number: { decimal: ",", group: "." },
    skip: { end: { from: "^Closing" } },
    balance: { opening: "^Opening:\\s*([0-9.,-]+)", closing: "^Closing:\\s*([0-9.,-]+)" },
  };
  const text = (closing: string): string =>
    `Opening: -1.000,00\nd;x;amt\n2026-06-01;77;+500,50\n2026-06-02;88;-0,25\n${closing}\n`;
  expect((await stageText(text("Closing: -499,75"), rules)).load.dataset.warnings).toEqual([]);
  expect((await stageText(text("Closing: 499,75"), rules)).load.dataset.warnings).toEqual([
    expect.stringMatching(
      /-1000\.00 EUR at its start, 500\.50 EUR in and 0\.25 EUR out make -499\.75 EUR, but it closes with 499\.75 EUR/,
    ),
  ]);
  expect((await stageText(text("Closing balance unknown"), rules)).load.dataset.warnings).toEqual([
    expect.stringMatching(/no amount is found by balance\.closing/),
  ]);
});

test("the own account can stand in the file's name", async () => {
  const path = await fileOf("d;x;amt\n01.06.2026;99887766;-5\n", "mutasi-1234567890-juni.csv");
  const staged = await stage([path], {
    columns: { date: "d", counterparty: "x", amount: "amt" },
    constants: { currency: "JPY" },
    own: { fileName: "mutasi-([0-9]+)-" },
    date: { formats: ["dd.MM.yyyy"] },
  });
  expect(staged.transfers).toMatchObject([{ payer: "1234567890", payee: "99887766", amountMinor: 5n }]);
  const other = await fileOf("d;x;amt\n01.06.2026;99887766;-5\n", "juni.csv");
  const rules = {
    columns: { date: "d", counterparty: "x", amount: "amt" },
    constants: { currency: "JPY" },
    own: { fileName: "mutasi-([0-9]+)-" },
    date: { formats: ["dd.MM.yyyy"] },
  };
  await expect(stage([other], rules)).rejects.toThrow(/own account is not in its name/);
});

test("a pattern that DuckDB cannot run is refused by its key", async () => {
  const rules = {
    columns: { date: "d", counterparty: "x", amount: "a" },
    constants: { currency: "IDR" },
    own: { constant: "1" },
    counterparty: { number: "(?<=no )[0-9]+" },
  };
  await expect(stageText("d,x,a\n2026-01-01,no 5,5\n", rules)).rejects.toMatchObject({ code: "MAPPING_INVALID" });
  await expect(stageText("d,x,a\n2026-01-01,no 5,5\n", rules)).rejects.toThrow(/counterparty\.number/);
});

test("a dash in a debit or credit cell is an empty cell", async () => {
  const staged = await stageText("d,x,out,in\n2026-01-01,11,-,5\n2026-01-01,22,6,-\n2026-01-01,33,-,-\n", {
    columns: { date: "d", counterparty: "x", debit: "out", credit: "in" },
    constants: { currency: "IDR" },
    own: { constant: "1" },
  });
  expect(staged.transfers.map(({ payer, payee }) => [payer, payee])).toEqual([
    ["11", "1"],
    ["1", "22"],
  ]);
  expect(faults(staged)).toEqual(["transfers.csv:4 out AMOUNT_FORMAT"]);
});

test("a direction column decides, and a word it does not know is rejected", async () => {
  const staged = await stageText(
    "d,x,a,way\n2026-01-01,11,5,Masuk\n2026-01-01,22,6,KELUAR\n2026-01-01,33,7,?\n2026-01-01,44,-8,masuk\n",
    {
      columns: { date: "d", counterparty: "x", amount: "a", direction: "way" },
      constants: { currency: "IDR" },
      own: { constant: "1" },
      direction: { in: ["masuk"], out: ["keluar"] },
    },
  );
  expect(staged.transfers.map(({ payer, payee }) => [payer, payee])).toEqual([
    ["11", "1"],
    ["1", "22"],
  ]);
  expect(faults(staged)).toEqual(["transfers.csv:4 way DIRECTION_UNKNOWN", "transfers.csv:5 a AMOUNT_NEGATIVE"]);
});

test("a row that is plain in every other respect is still turned round where its kind says so", async () => {
  const staged = await stageText("p,q,a,d,k\n1,2,5,2026-01-01,OUT\n3,4,5,2026-01-01, in \n", {
    columns: { payer: "p", payee: "q", amount: "a", date: "d", swap: "k" },
    constants: { currency: "IDR" },
    swap: { values: ["IN"] },
  });
  expect(staged.transfers.map(({ payer, payee }) => [payer, payee])).toEqual([
    ["1", "2"],
    ["4", "3"],
  ]);
});
