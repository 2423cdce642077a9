package sandbox

import "strconv"

// platforms is the order in which accounts are listed.
var platforms = []string{"instagram", "tiktok", "youtube"}

// creator is a person of the cast, presence their account on one platform.
type creator struct {
	slug, owner, handle, name, bio, website, language, kind string
	traits                                                  []string
	texts                                                   []string // captions; the first line is also a title
	on                                                      map[string]presence
}

// presence describes an account. age and converted are days before the epoch; growth is the daily rate; cap bounds followers.
type presence struct {
	handle           string
	age, converted   int
	followers        float64
	growth, cap      float64
	follows          int
	perWeek, stories float64
	views            float64
	kinds            []Kind
	traits           []string
}

var (
	feedKinds   = []Kind{Photo, Carousel, Reel, Reel, Photo}
	tubeKinds   = []Kind{Video, Video, Short, Video}
	tiktokKinds = []Kind{Short}
)

// cast returns the creators, each with a different life. Texts carry emoji, line breaks, right-to-left and CJK scripts; some
// are empty.
func cast() []creator {
	return append(mainCast(), edgeCast()...)
}

func mainCast() []creator {
	return []creator{
		{slug: "mara", handle: "mara.cooks", name: "Mara Lindqvist 🍋", bio: "Simple food, long summers.\nStockholm", website: "https://example.com/mara",
			texts: []string{
				"Lemon pasta in 12 minutes 🍋🍝\n\nSave this for a Tuesday. #pasta #quickdinner", "Rhubarb, again.", "What I eat in a day (honest version)",
				"Three sauces, one pan 👩‍🍳", "", "Sourdough: day 41 of 100\nIt sank. I ate it anyway. 🍞", "Market haul 🥕🥬 #seasonal"},
			on: map[string]presence{
				"instagram": {age: 700, followers: 84000, growth: 0.0009, follows: 612, perWeek: 4, stories: 5, views: 0.35, kinds: feedKinds},
				"tiktok":    {handle: "maracooks", age: 420, followers: 41000, growth: 0.0021, follows: 180, perWeek: 4, views: 0.7, kinds: tiktokKinds},
				"youtube":   {handle: "maracooks", age: 900, followers: 23400, growth: 0.0006, perWeek: 1.6, views: 0.3, kinds: tubeKinds},
			}},
		{slug: "jonas", handle: "jonas.builds", name: "Jonas Weber", bio: "I take things apart. Sometimes they work afterwards.", kind: "business", traits: []string{TraitVerified},
			texts: []string{
				"This phone opens with a guitar pick 🎸📱", "I soldered every day for a month", "Why repair costs more than new", "Q&A: your broken things",
				"The 4 € tool that beats the 90 € one\n#repair #tools", "Live from the bench 🔧", "Battery swap, real time, no cuts"},
			on: map[string]presence{
				"instagram": {age: 1100, followers: 412000, growth: 0.0004, follows: 301, perWeek: 6, stories: 7, views: 0.22, kinds: feedKinds},
				"tiktok":    {handle: "jonasbuilds", age: 800, followers: 655000, growth: 0.0007, follows: 64, perWeek: 6, views: 0.4, kinds: tiktokKinds},
				"youtube":   {handle: "jonasbuilds", age: 1500, followers: 1280000, growth: 0.0003, perWeek: 2.5, views: 0.25, kinds: append(tubeKinds, Live)},
			}},
		{slug: "layla", handle: "layla.draws", name: "ليلى حداد", bio: "رسامة من عمّان ✨", language: "ar", traits: []string{TraitHidesLikes},
			texts: []string{
				"رسمة اليوم 🎨 #رسم #فن", "كيف أبدأ لوحة جديدة؟ ✍️", "sketch → لون → نهاية 🌙", "دفتر السفر، الصفحة ١٢", "", "بيت جدتي في الصيف ☀️\nحبر وألوان مائية"},
			on: map[string]presence{
				"instagram": {age: 500, followers: 12800, growth: 0.0014, follows: 890, perWeek: 3, stories: 3, views: 0.5, kinds: feedKinds},
				"tiktok":    {handle: "layladraws", age: 300, followers: 9100, growth: 0.003, follows: 210, perWeek: 3, views: 0.9, kinds: tiktokKinds},
				"youtube":   {handle: "layladraws", age: 350, followers: 1840, growth: 0.0018, perWeek: 1, views: 0.4, kinds: tubeKinds, traits: []string{TraitHiddenSubscribers}},
			}},
		{slug: "tomo", handle: "tomo_on_foot", name: "Tomo 歩く", bio: "一日一万歩。Tokyo → everywhere", language: "ja", traits: []string{TraitCommentsOff, TraitPrivatePosts},
			texts: []string{"雨の新宿 ☔", "朝5時の築地 🐟", "Walking home, 14 km", "神社と猫 🐈", "東海道を歩く その3"},
			on: map[string]presence{
				"instagram": {age: 620, followers: 33500, growth: 0.0002, follows: 144, perWeek: 2.5, stories: 2, views: 0.3, kinds: feedKinds},
				"tiktok":    {handle: "tomoonfoot", age: 380, followers: 7200, growth: 0.0011, follows: 33, perWeek: 2, views: 0.6, kinds: tiktokKinds},
				"youtube":   {handle: "tomoonfoot", age: 1200, followers: 97400, growth: 0.0005, perWeek: 1.2, views: 0.28, kinds: append(tubeKinds, Live)},
			}},
	}
}

func edgeCast() []creator {
	return []creator{
		{slug: "viktor", handle: "viktor.lifts", name: "Viktor Horák", bio: "Coach. Late to this.", kind: "business", traits: []string{TraitDeletes},
			texts: []string{"Deadlift cues that stick 🏋️", "Client of the month 👏", "Form check friday", "Rest days are training days"},
			on: map[string]presence{
				"instagram": {age: 400, converted: 40, followers: 5600, growth: 0.002, follows: 410, perWeek: 3, stories: 1, views: 0.4, kinds: feedKinds},
				"tiktok":    {handle: "viktorlifts", age: 200, followers: 2300, growth: 0.004, follows: 90, perWeek: 3, views: 1.1, kinds: tiktokKinds},
			}},
		{slug: "northlight", handle: "northlight.studio", name: "Northlight Studio", bio: "Photography for small brands", website: "https://example.com/northlight", kind: "business", traits: []string{TraitDeletes, TraitHidesAllLikes},
			texts: []string{"Behind the set 📷", "Selected: autumn lookbook", "Before / after", "We are hiring an assistant"},
			on: map[string]presence{
				"instagram": {age: 1000, followers: 19800, growth: -0.0004, follows: 1202, perWeek: 3, stories: 2, views: 0.2, kinds: feedKinds},
				"youtube":   {handle: "northlightstudio", age: 700, followers: 3120, growth: -0.0001, perWeek: 0.7, views: 0.2, kinds: tubeKinds},
			}},
		{slug: "northlight-behind", owner: "northlight", handle: "northlightbehind", name: "Northlight, behind the scenes", bio: "Second channel",
			texts: []string{"Set build timelapse", "Lens test: 50 mm"},
			on:    map[string]presence{"youtube": {age: 300, followers: 420, growth: 0.001, perWeek: 0.5, views: 0.3, kinds: tubeKinds}}},
		{slug: "pia", handle: "pia.pots", name: "Pia", bio: "first glazes",
			texts: []string{"bowl no. 9", "it cracked 😭", "kiln day"},
			on: map[string]presence{
				"instagram": {age: 120, followers: 61, growth: 0.001, cap: 900, follows: 77, perWeek: 1.5, views: 0.8, kinds: feedKinds},
				"tiktok":    {handle: "piapots", age: 60, followers: 18, cap: 400, growth: 0.001, follows: 40, perWeek: 1, views: 2, kinds: tiktokKinds},
				"youtube":   {handle: "piapots", age: 90, followers: 12, cap: 400, growth: 0.001, perWeek: 0.4, views: 2, kinds: tubeKinds},
			}},
		{slug: "noor", handle: "noor.begins", name: "Noor",
			on: map[string]presence{
				"instagram": {age: 120, followers: 14, cap: 400, follows: 9},
				"tiktok":    {handle: "noorbegins", age: 120, followers: 3, cap: 400, follows: 5},
				"youtube":   {handle: "noorbegins", age: 120, followers: 0},
			}},
		{slug: "sam", handle: "sam_private", name: "Sam", bio: "personal account", traits: []string{TraitPersonal, TraitNoChannel},
			texts: []string{"holiday", "cat"},
			on: map[string]presence{
				"instagram": {age: 800, followers: 240, follows: 260, perWeek: 0.5, views: 0.5, kinds: []Kind{Photo}},
				"youtube":   {handle: "samprivate", age: 800},
			}},
		{slug: "otis", handle: "otis.outside", name: "Otis Brandt", bio: "Has no role on your app", traits: []string{TraitOutsider},
			texts: []string{"trail run", "new shoes"},
			on: map[string]presence{
				"instagram": {age: 600, followers: 8800, growth: 0.0005, follows: 300, perWeek: 2, views: 0.4, kinds: feedKinds},
				"tiktok":    {handle: "otisoutside", age: 200, followers: 900, growth: 0.001, follows: 10, perWeek: 1, views: 0.5, kinds: tiktokKinds},
			}},
	}
}

// extras returns n more creators without a story of their own, for measurements with many accounts.
func extras(seed Seed, n int) []creator {
	out := []creator{}
	texts := []string{"hello again 👋", "part 2", "", "behind the scenes", "new week, new video"}
	for i := range n {
		slug, s := "extra"+strconv.Itoa(i+1), seed.Of("extra").Nth(i)
		size := s.Between(300, 60000)
		out = append(out, creator{slug: slug, name: "Extra " + strconv.Itoa(i+1), texts: texts, on: map[string]presence{
			"instagram": {age: 200, followers: size, growth: 0.001, follows: 200, perWeek: 2, views: 0.4, kinds: feedKinds},
			"tiktok":    {age: 200, followers: size / 2, growth: 0.001, follows: 100, perWeek: 2, views: 0.6, kinds: tiktokKinds},
			"youtube":   {age: 200, followers: size / 3, growth: 0.001, perWeek: 1, views: 0.3, kinds: tubeKinds},
		}})
	}
	return out
}
