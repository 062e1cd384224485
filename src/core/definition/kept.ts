/** `compute`, which gives the same for the same object each time: done once for each object, and kept as long as that is. */
export function kept<Asked extends object, Answer>(
  compute: (asked: Asked) => Answer,
): (asked: Asked) => Answer {
  const answers = new WeakMap<Asked, Answer>();
  return (asked) => {
    const known = answers.get(asked);
    if (known !== undefined) return known;
    const answer = compute(asked);
    answers.set(asked, answer);
    return answer;
  };
}
