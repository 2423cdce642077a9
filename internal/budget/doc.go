// Package budget knows what each platform still allows, for all nodes together.
//
// A platform limits calls by bucket: per app, per account, per endpoint. [Budgets.For] makes the meter of one run. Before a call the
// meter reserves it in the bucket's row: one statement that counts the call or refuses it. After the call it writes only if there is
// news: a refusal closes the bucket for everybody until the time that the platform stated, or for longer and longer; a usage of 90 %
// closes it to background work, one of 95 % to all but token calls. When the time has passed, one call goes first and the
// others wait for what it learns.
package budget
