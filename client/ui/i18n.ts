import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import { dayText, type Language } from "./formats.ts";
import { english } from "./words-en.ts";
import { indonesian } from "./words-id.ts";

const STORED_AS = "tributary-language";

/** Bahasa Indonesia where it was chosen, or where the browser asks for it and nothing was chosen. */
function firstLanguage(): Language {
  const chosen = localStorage.getItem(STORED_AS);
  if (chosen === "en" || chosen === "id") return chosen;
  return navigator.language.toLowerCase().startsWith("id") ? "id" : "en";
}

/** Loads both languages, which are part of the page, and keeps `<html lang>` in step. */
export async function startWords(): Promise<void> {
  i18next.use(initReactI18next).on("languageChanged", (language) => {
    document.documentElement.lang = language;
  });
  await i18next.init({
    lng: firstLanguage(),
    fallbackLng: "en",
    resources: { en: { translation: english }, id: { translation: indonesian } },
    interpolation: { escapeValue: false },
    keySeparator: false,
    nsSeparator: false,
  });
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORED_AS, language);
  await i18next.changeLanguage(language);
}

/** A sentence that the server wrote in both languages. */
interface Sentence {
  readonly en: string;
  readonly id: string;
}

type Word = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;
type Stem<K> = K extends `${infer S}_one` ? S : K extends `${infer S}_other` ? S : K;
type WordKey = Stem<keyof typeof english>;

export interface Words {
  readonly language: Language;
  readonly say: Word;
  readonly sentence: (sentence: Sentence) => string;
  readonly day: (iso: string) => string;
}

/** The page's words in the chosen language. A component that uses it is drawn again when the language changes. */
export function useWords(): Words {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === "id" ? "id" : "en";
  return {
    language,
    say: (key, values) => t(key, { ...values }),
    sentence: (sentence) => sentence[language],
    day: (iso) => dayText(iso, language),
  };
}
