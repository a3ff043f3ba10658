import type { Sector } from '../model/index.ts';
import type { Person, Registry, Term } from './registry.ts';

/**
 * Who held one of the offices in the country on that day (the earlier office in the list first; where terms overlap,
 * the later to begin), or null. Null too without a date: then nobody is guessed.
 */
export function holder(
  registry: Registry,
  country: string,
  offices: string[],
  date: string | null,
): Person | null {
  if (!date) return null;
  for (const office of offices) {
    let best: Term | null = null;
    for (const term of registry.terms.get(`${country} ${office}`) ?? [])
      if (term.from <= date && date <= term.to && (!best || term.from >= best.from)) best = term;
    if (best) return best.person;
  }
  return null;
}

/** What the registry knows of a person on a day: sector, offices held and their titles. ELI between and after terms. */
export function standing(
  registry: Registry,
  person: Person,
  date: string | null,
): { sector: Sector | null; offices: string[]; titles: string[] } {
  const covers = (t: Term) => (date ? t.from <= date && date <= t.to : t.to === '9999');
  const current = person.terms.filter(covers);
  const describe = (terms: Term[]) => [
    ...new Set(
      terms.map(
        (t) =>
          `${registry.offices.get(t.office)?.title ?? t.office} of ${registry.countries.get(t.country)?.name ?? t.country}`,
      ),
    ),
  ];
  if (current.length > 0)
    return {
      sector: registry.offices.get(current[0]!.office)?.sector ?? 'GOV',
      offices: current.map((t) => t.office),
      titles: describe(current),
    };
  if (!date) return { sector: 'GOV', offices: [], titles: [] };
  const past = person.terms.filter((t) => t.to < date);
  const over = past.length > 0;
  return {
    sector: over ? 'ELI' : null,
    offices: [],
    titles: over ? describe(past).map((t) => `former ${t}`) : [],
  };
}
