// Package mail sends people, by the operator's mail server, what the app has to tell them while they are not looking: notices about their
// connections, and invitations. It is an option (CANDOR_SMTP_URL): everything that is mailed stands in the app too, and a mail that
// cannot be sent holds nothing up.
//
// A notice is mailed once, by the one node that claims it; a claim is given back when the server does not take the mail. A node that is killed
// between the two mails it never: it stands in the app. A mail names the account and what to do; it never holds a token, a password or a figure.
package mail
