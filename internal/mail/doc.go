// Package mail sends people, by the operator's mail server, what the app has to tell them while they are not looking: notices about their
// connections, and invitations. It is an option (CANDOR_SMTP_URL): everything that is mailed stands in the app too, and a mail that
// cannot be sent holds nothing up.
//
// A notice is mailed once. It is noted as mailed after the server has taken it, so a node killed between the two mails it a second time
// rather than never. A mail names the account and what to do; it never holds a token, a password or a figure.
package mail
