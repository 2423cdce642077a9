package sandbox

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// Act carries out an action on an account (found as by Account) at the clock's instant. Known to the core:
//
//	suspend, restore       the platform's ban and its end
//	delete                 the account is deleted
//	hide_likes, show_likes on all posts
//	rename                 handle and/or name
//	convert                personal → professional, now (kind: business or creator)
//	post                   publish (kind, caption, title), default a photo; the id is returned
//	delete_post            id
//	private_post           id
//
// Everything else (revoke, drop_scope …) and the platform's own consequences of the above are the simulator's. The returned map
// is the answer of the control call.
func (w *World) Act(platform, ref, action string, args Args) (map[string]any, error) {
	w.mu.Lock()
	e := w.find(platform, ref)
	if e == nil {
		w.mu.Unlock()
		return nil, fmt.Errorf("%w: %s on %s", ErrUnknownAccount, ref, platform)
	}
	made, err := w.act(e, action, args)
	account, sim := e.snapshot(), w.sims[platform]
	w.mu.Unlock()
	if err != nil && !errors.Is(err, ErrUnknownAction) {
		return nil, err
	}
	if simErr := sim.Act(account, action, args); simErr != nil && (!errors.Is(simErr, ErrUnknownAction) || err != nil) {
		return nil, fmt.Errorf("%s: %w", action, simErr)
	}
	answer := map[string]any{"account": account.ID(), "action": action, "ok": true}
	if made != "" {
		answer["post"] = made
	}
	return answer, nil
}

func (w *World) act(e *entry, action string, args Args) (made string, err error) {
	now := w.clock.Now()
	switch action {
	case "suspend":
		e.State = Suspended
	case "restore":
		e.State = Active
	case "delete":
		e.State = Deleted
	case "hide_likes":
		e.Traits = append(e.Traits, TraitHidesAllLikes)
	case "show_likes":
		e.Traits = slices.DeleteFunc(e.Traits, func(t string) bool { return t == TraitHidesAllLikes || t == TraitHidesLikes })
		for _, p := range e.posts {
			p.LikesHidden = false
		}
	case "rename":
		return "", e.rename(args)
	case "convert":
		return "", e.convert(now, args)
	case "post":
		return w.publish(e, now, args)
	case "delete_post", "private_post":
		return "", w.withdraw(e, now, action, args)
	default:
		return "", ErrUnknownAction
	}
	return "", nil
}

func (e *entry) rename(args Args) error {
	if args.Text("handle") == "" && args.Text("name") == "" {
		return fmt.Errorf("%w: rename needs handle or name", ErrBadArgument)
	}
	if h := args.Text("handle"); h != "" {
		e.Handle = h
	}
	if n := args.Text("name"); n != "" {
		e.Name = n
	}
	return nil
}

func (e *entry) convert(now time.Time, args Args) error {
	if e.Kind = args.Text("kind"); e.Kind == "" {
		e.Kind = "creator"
	}
	if e.Kind != "creator" && e.Kind != "business" {
		return fmt.Errorf("%w: kind is creator or business", ErrBadArgument)
	}
	e.ConvertedAt = now
	e.Traits = slices.DeleteFunc(e.Traits, func(t string) bool { return t == TraitPersonal })
	return nil
}

func (w *World) publish(e *entry, now time.Time, args Args) (string, error) {
	kind := Kind(args.Text("kind"))
	if kind == "" {
		kind = Photo
	}
	if !slices.Contains([]Kind{Photo, Video, Carousel, Reel, Short, Story, Live}, kind) {
		return "", fmt.Errorf("%w: no kind %q", ErrBadArgument, kind)
	}
	w.extend(e, now)
	e.own++
	p := e.draft(ownNumbers+e.own, e.Seed.Of("own").Nth(e.own), now.Truncate(time.Second))
	p.Kind, p.Caption, p.Title = kind, args.Text("caption"), args.Text("title")
	if p.Title == "" {
		p.Title = p.Caption
	}
	if e.plan.views == 0 {
		e.plan.views = 0.3
	}
	e.measure(&p)
	made := w.keep(e, p)
	slices.SortStableFunc(e.posts, func(a, b *Post) int { return a.Published.Compare(b.Published) })
	return made.ID, nil
}

func (w *World) withdraw(e *entry, now time.Time, action string, args Args) error {
	w.extend(e, now)
	p := w.posts[refKey(e.Platform, args.Text("id"))]
	if p == nil || p.Account != e.Key {
		return fmt.Errorf("%w: %q", ErrUnknownPost, args.Text("id"))
	}
	if action == "delete_post" {
		p.DeletedAt = now
	} else {
		p.PrivateAt = now
	}
	return nil
}
