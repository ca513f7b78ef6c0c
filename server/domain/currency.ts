/**
 * Minor units of currencies: how many decimals one currency's amounts have.
 *
 * ISO 4217 list one, active codes, exponents other than 2 named here; crypto assets carry at most 9.
 */
const EXPONENT_0 = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" ");
const EXPONENT_3 = "BHD IQD JOD KWD LYD OMR TND".split(" ");
const EXPONENT_2 = (
  "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC " +
  "CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES " +
  "KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR " +
  "NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT " +
  "TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD XCG YER ZAR ZMW ZWG"
).split(" ");
const CRYPTO: readonly (readonly [string, number])[] = [
  ["BTC", 8],
  ["ETH", 9],
  ["XRP", 6],
  ["LTC", 8],
  ["BCH", 8],
  ["DOGE", 8],
  ["ADA", 6],
  ["SOL", 9],
  ["TRX", 6],
  ["XMR", 9],
  ["BNB", 8],
  ["USDT", 6],
  ["USDC", 6],
  ["DAI", 9],
  ["MATIC", 9],
];

/** Decimals of every known currency, by code. A code that is not here is unknown, not "probably 2". */
export const CURRENCY_EXPONENTS: ReadonlyMap<string, number> = new Map<string, number>([
  ...EXPONENT_0.map((code) => [code, 0] as const),
  ...EXPONENT_2.map((code) => [code, 2] as const),
  ...EXPONENT_3.map((code) => [code, 3] as const),
  ...CRYPTO,
]);

/** Decimals of a currency, or undefined where the code is unknown. */
export function exponentOf(currency: string): number | undefined {
  return CURRENCY_EXPONENTS.get(currency);
}

/** `amountMinor` as a plain decimal with a point and all of the currency's decimals: 123456 IDR → "1234.56". */
export function decimalOf(amountMinor: bigint, currency: string): string {
  const exponent = CURRENCY_EXPONENTS.get(currency) ?? 0;
  if (exponent === 0) return amountMinor.toString();
  const digits = (amountMinor < 0n ? -amountMinor : amountMinor).toString().padStart(exponent + 1, "0");
  const sign = amountMinor < 0n ? "-" : "";
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
