import type { Actor, ActorKind, Sector } from '../model/index.ts';
import { slug } from './fold.ts';

/** An actor while the report is being read: what is known of it beside the record's fields. */
export interface Entity {
  actor: Actor;
  /** Offices by the text or the registry, as "CHN head-of-state"; "head-of-state" alone where the country is unknown. */
  offices: Set<string>;
  /** Lemmas of the nouns that described it. */
  nouns: Set<string>;
  gender: 'f' | 'm' | null;
  /** Folded words of its fullest name. */
  words: string[];
  /** More than one person or body ("soldiers"). */
  plural: boolean;
  /** What the organisation registry or a pattern calls it ("ministry"). */
  sort: string;
  /** Mentions read so far. */
  mentions: number;
  /** From the registry rather than from the words of the report. */
  registered: boolean;
}

/** Entities of one report by actor id. */
export class Store {
  readonly byId = new Map<string, Entity>();

  /** The entity with that id; made from the rest of the arguments where there is none yet. */
  take(
    id: string,
    make: {
      name: string;
      kind: ActorKind;
      country: string | null;
      sector: Sector | null;
      plural?: boolean;
      sort?: string;
      registered?: boolean;
    },
  ): Entity {
    let entity = this.byId.get(id);
    if (!entity) {
      entity = {
        actor: {
          id,
          name: make.name,
          kind: make.kind,
          country: make.country,
          sector: make.sector,
          titles: [],
        },
        offices: new Set(),
        nouns: new Set(),
        gender: null,
        words: [],
        plural: make.plural ?? false,
        sort: make.sort ?? '',
        mentions: 0,
        registered: make.registered ?? false,
      };
      this.byId.set(id, entity);
    }
    return entity;
  }

  /** An id from a name that no other kind of actor has. */
  idFor(name: string, kind: ActorKind, country: string | null): string {
    const id = slug(name) || 'unnamed';
    const at = this.byId.get(id);
    if (!at || (at.actor.kind === kind && (at.actor.country === country || !country || !at.actor.country)))
      return id;
    return `${id}-${(country ?? kind).toLowerCase()}`;
  }
}

/** Adds a title that it does not have yet, comparing without case. */
export function addTitle(entity: Entity, title: string): void {
  const lower = title.toLowerCase();
  if (title && !entity.actor.titles.some((t) => t.toLowerCase() === lower)) entity.actor.titles.push(title);
}
