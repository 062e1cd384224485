import environmentSchema from '../../../schema/environment.schema.json';

const day = new RegExp(environmentSchema.properties.expires.pattern);

/** Whether `text` is a day as `expires` takes it, one that there is: `2026-12-31`. */
export function isDay(text: string): boolean {
  return day.test(text);
}
