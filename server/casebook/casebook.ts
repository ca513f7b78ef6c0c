export interface Casebook {
  readonly home: string;
}
