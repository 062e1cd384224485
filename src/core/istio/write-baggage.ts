import type { Settings } from '../definition/settings';
import type { HeaderMutation } from '../plan/planned-object';
import { choose, computed, extract, matches, nothing, requestHeader } from './cel';
import { isBounded, memberStart, readHeader } from './read-carriers';

const baggage = requestHeader('baggage');

/** Has the baggage say what the header says, by every key that is an alias. */
export function writeMembers(settings: Settings): HeaderMutation[] {
  return settings.aliases.flatMap(({ baggage: key }) =>
    key === undefined ? [] : writeMember(key, settings),
  );
}

/**
 * Has the member `key` of the baggage say what the header says: it is added where there is none, and the last one is
 * changed where it says something else. Nothing else of the baggage is touched.
 */
function writeMember(key: string, settings: Settings): HeaderMutation[] {
  const hasName = isBounded(requestHeader(settings.header));
  const member = choose(hasName, readHeader(settings, `${key}=\\1`), nothing);
  const isThere = matches(baggage, `(?:^|,)${memberStart(key)}`);
  return [
    { header: 'baggage', value: computed(member), action: 'ADD_IF_ABSENT' },
    { header: 'baggage', value: changeMember(key, hasName, settings), action: 'OVERWRITE_IF_EXISTS' },
    {
      header: 'baggage',
      value: computed(choose(isThere, nothing, member)),
      action: 'APPEND_IF_EXISTS_OR_ADD',
    },
  ];
}

/** The baggage with the last member `key` as the header says; nothing where it says so already, or is not there. */
function changeMember(key: string, hasName: string, settings: Settings): string {
  const upToValue = `((?:.*,|^)${memberStart(key)})`;
  const said = extract(baggage, `${upToValue}([^,; \\t]*)`, '\\2');
  const differs = `${hasName} && ${said} != ${readHeader(settings)}`;
  const parts = [
    extract(baggage, upToValue),
    readHeader(settings),
    extract(baggage, `${upToValue}[^,;]*(.*)$`, '\\2'),
  ];
  // Envoy's expressions do not join texts; its commands stand beside each other.
  return parts.map((part) => computed(choose(differs, part, nothing))).join('');
}
