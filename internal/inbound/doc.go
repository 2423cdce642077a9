// Package inbound receives what platforms tell us by themselves: that a creator took the grant back, or asks for deletion.
//
// An event is proved on the bytes as they came, written, and only then acknowledged; a sender that hears anything but success sends
// it again. What must follow is done afterwards, in the order in which the events happened, once, also when the process was
// killed in between. An event older than the newest sign-in says nothing about it, so late and repeated events do no harm. Known
// and unknown accounts are answered alike.
//
// Each sender is a Source; a further one is a further file.
package inbound
