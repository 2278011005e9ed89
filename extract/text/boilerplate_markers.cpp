#include "extract/text/boilerplate_markers.h"

#include <algorithm>
#include <array>

namespace whomet {
namespace {

using enum MarkerStrength;

constexpr Marker kForm = {kTail, "comment form"};
constexpr Marker kFormHeading = {kTailHeading, "comment form"};
constexpr Marker kFormLine = {kLine, "comment form"};
constexpr Marker kLegal = {kTail, "copyright notice"};
constexpr Marker kTeaserBlock = {kTeasers, "related teaser"};
constexpr Marker kTeaserLine = {kLine, "related teaser"};
constexpr Marker kShare = {kLine, "share bar"};
constexpr Marker kSignUp = {kLine, "newsletter sign-up"};
constexpr Marker kSignUpSentence = {kSentence, "newsletter sign-up"};
constexpr Marker kAdvert = {kLine, "advertisement"};
constexpr Marker kNavigation = {kLine, "navigation"};
constexpr Marker kCredit = {kLine, "photo credit"};
constexpr Marker kTags = {kLine, "tags"};
constexpr Marker kCookies = {kSentence, "cookie notice"};
constexpr Marker kNotice = {kSentence, "site notice"};
constexpr Marker kStaff = {kSentence, "staff credit"};
constexpr Marker kPlayer = {kLine, "media player"};

struct Phrase {
  std::string_view text;
  Marker marker;
};

// Words in lines are easier to survey than one to a line.
// clang-format off

// The whole line.
constexpr Phrase kWhole[] = {
    {"post a comment", kForm}, {"add a comment", kForm}, {"write a comment", kForm},
    {"post comment", kFormLine}, {"submit comment", kFormLine}, {"comment", kFormLine},
    {"comments", kFormLine}, {"comments are closed", kForm}, {"join the discussion", kForm},
    {"join the conversation", kForm}, {"view comments", kFormLine}, {"show comments", kFormLine},
    {"load comments", kFormLine}, {"view all comments", kForm}, {"read comments", kFormLine},
    {"cancel reply", kForm}, {"reply", kFormLine}, {"name", kFormLine}, {"website", kFormLine},
    {"name (required)", kFormLine}, {"email (required)", kFormLine}, {"no comments", kForm},
    {"no comments yet", kForm}, {"about the author", kForm}, {"about author", kForm},
    {"about the authors", kForm}, {"author bio", kForm}, {"start the conversation", kForm},
    {"related", kTeaserBlock}, {"related articles", kTeaserBlock}, {"related posts", kTeaserBlock},
    {"related stories", kTeaserBlock}, {"related news", kTeaserBlock},
    {"related content", kTeaserBlock}, {"related topics", kTeaserBlock},
    {"related coverage", kTeaserBlock}, {"related reading", kTeaserBlock},
    {"related links", kTeaserBlock}, {"related items", kTeaserBlock},
    {"related video", kTeaserBlock}, {"related videos", kTeaserBlock},
    {"related article", kTeaserBlock}, {"related story", kTeaserBlock},
    {"related post", kTeaserBlock}, {"read next", kTeaserBlock}, {"up next", kTeaserBlock},
    {"next up", kTeaserBlock}, {"read also", kTeaserBlock}, {"also read", kTeaserBlock},
    {"more stories", kTeaserBlock}, {"more news", kTeaserBlock}, {"more articles", kTeaserBlock},
    {"more on this story", kTeaserBlock}, {"more on this topic", kTeaserBlock},
    {"more on this", kTeaserBlock}, {"recommended", kTeaserBlock},
    {"recommended for you", kTeaserBlock}, {"recommended stories", kTeaserBlock},
    {"recommended reading", kTeaserBlock}, {"recommended articles", kTeaserBlock},
    {"trending", kTeaserBlock}, {"trending now", kTeaserBlock}, {"trending stories", kTeaserBlock},
    {"trending news", kTeaserBlock}, {"most read", kTeaserBlock}, {"most popular", kTeaserBlock},
    {"most viewed", kTeaserBlock}, {"most recent", kTeaserBlock}, {"most shared", kTeaserBlock},
    {"latest news", kTeaserBlock}, {"latest stories", kTeaserBlock},
    {"latest posts", kTeaserBlock}, {"latest headlines", kTeaserBlock}, {"latest", kTeaserBlock},
    {"popular posts", kTeaserBlock}, {"popular now", kTeaserBlock}, {"popular", kTeaserBlock},
    {"popular stories", kTeaserBlock}, {"editor's picks", kTeaserBlock},
    {"editors' picks", kTeaserBlock}, {"top stories", kTeaserBlock}, {"top news", kTeaserBlock},
    {"don't miss", kTeaserBlock}, {"see also", kTeaserBlock}, {"further reading", kTeaserBlock},
    {"in other news", kTeaserBlock}, {"suggested articles", kTeaserBlock},
    {"suggested for you", kTeaserBlock}, {"from around the web", kTeaserBlock},
    {"around the web", kTeaserBlock}, {"promoted stories", kTeaserBlock},
    {"promoted content", kTeaserBlock}, {"sponsored content", kTeaserBlock},
    {"sponsored stories", kTeaserBlock}, {"sponsored links", kTeaserBlock},
    {"recent posts", kTeaserBlock}, {"recent articles", kTeaserBlock},
    {"recent comments", kTeaserBlock}, {"previous article", kTeaserBlock},
    {"next article", kTeaserBlock}, {"previous post", kTeaserBlock}, {"next post", kTeaserBlock},
    {"previous story", kTeaserBlock}, {"next story", kTeaserBlock}, {"must read", kTeaserBlock},
    {"you may like", kTeaserBlock}, {"more like this", kTeaserBlock},
    {"what to read next", kTeaserBlock}, {"keep reading", kTeaserBlock},
    {"stories you may like", kTeaserBlock}, {"featured stories", kTeaserBlock}, {"share", kShare},
    {"share this", kShare}, {"share this article", kShare}, {"share this story", kShare},
    {"share this post", kShare}, {"share this page", kShare}, {"share article", kShare},
    {"share story", kShare}, {"share on", kShare}, {"tweet", kShare}, {"print", kShare},
    {"email", kShare}, {"e-mail", kShare}, {"facebook", kShare}, {"twitter", kShare},
    {"whatsapp", kShare}, {"linkedin", kShare}, {"telegram", kShare}, {"reddit", kShare},
    {"pinterest", kShare}, {"instagram", kShare}, {"youtube", kShare}, {"copy link", kShare},
    {"copy url", kShare}, {"link copied", kShare}, {"print this", kShare},
    {"print this article", kShare}, {"email this", kShare}, {"save article", kShare},
    {"save", kShare}, {"bookmark", kShare}, {"gift this article", kShare},
    {"gift article", kShare}, {"like this", kShare}, {"like this:", kShare},
    {"like loading...", kShare}, {"reprints", kShare}, {"rss", kShare}, {"a+", kShare},
    {"a-", kShare}, {"pdf", kShare}, {"advertisement", kAdvert}, {"advertisements", kAdvert},
    {"advert", kAdvert}, {"ad", kAdvert}, {"sponsored", kAdvert}, {"promoted", kAdvert},
    {"report this ad", kAdvert}, {"remove ads", kAdvert}, {"story continues below", kAdvert},
    {"story continues below advertisement", kAdvert}, {"continue reading", kAdvert},
    {"article continues below", kAdvert}, {"scroll to continue", kAdvert},
    {"continue reading below", kAdvert}, {"read full story", kAdvert}, {"menu", kNavigation},
    {"search", kNavigation}, {"home", kNavigation}, {"close", kNavigation}, {"back", kNavigation},
    {"next", kNavigation}, {"previous", kNavigation}, {"more", kNavigation},
    {"back to top", kNavigation}, {"to top", kNavigation}, {"go to top", kNavigation},
    {"back to home", kNavigation}, {"log in", kNavigation}, {"login", kNavigation},
    {"sign in", kNavigation}, {"sign up", kNavigation}, {"register", kNavigation},
    {"log out", kNavigation}, {"my account", kNavigation}, {"contact us", kNavigation},
    {"about us", kNavigation}, {"privacy policy", kNavigation}, {"terms of use", kNavigation},
    {"terms of service", kNavigation}, {"terms and conditions", kNavigation},
    {"cookie policy", kNavigation}, {"advertise with us", kNavigation}, {"site map", kNavigation},
    {"sitemap", kNavigation}, {"show more", kNavigation}, {"load more", kNavigation},
    {"see more", kNavigation}, {"view more", kNavigation}, {"show less", kNavigation},
    {"see all", kNavigation}, {"view all", kNavigation}, {"read more", kTeaserLine},
    {"learn more", kNavigation}, {"loading", kNavigation}, {"loading...", kNavigation},
    {"please wait", kNavigation}, {"breaking news", kNavigation}, {"live updates", kNavigation},
    {"skip", kNavigation}, {"accept", kCookies}, {"accept all", kCookies},
    {"accept cookies", kCookies}, {"accept all cookies", kCookies}, {"reject all", kCookies},
    {"manage preferences", kCookies}, {"cookie settings", kCookies}, {"got it", kCookies},
    {"i agree", kCookies}, {"manage cookies", kCookies}, {"privacy settings", kCookies},
    {"your privacy", kCookies}, {"subscribe", kSignUp}, {"subscribe now", kSignUp},
    {"subscribe today", kSignUp}, {"newsletter", kSignUp}, {"newsletters", kSignUp},
    {"follow us", kSignUp}, {"follow", kSignUp}, {"donate", kSignUp}, {"donate now", kSignUp},
    {"support us", kSignUp}, {"email address", kSignUp}, {"your email address", kSignUp},
    {"enter your email", kSignUp}, {"file photo", kCredit}, {"file image", kCredit},
    {"getty images", kCredit}, {"stock photo", kCredit}, {"view gallery", kCredit},
    {"enlarge image", kCredit}, {"toggle caption", kCredit}, {"hide caption", kCredit},
    {"show caption", kCredit}, {"image caption", kCredit}, {"image source", kCredit},
    {"photos", kCredit}, {"play video", kPlayer}, {"watch video", kPlayer}, {"play", kPlayer},
    {"pause", kPlayer}, {"mute", kPlayer}, {"unmute", kPlayer}, {"fullscreen", kPlayer},
    {"embed", kPlayer}, {"video player is loading", kPlayer}, {"listen to this article", kPlayer},
    {"listen to article", kPlayer}, {"listen", kPlayer}, {"watch live", kPlayer}, {"tags", kTags},
    {"topics", kTags}, {"categories", kTags}, {"keywords", kTags},
};

// The start of the line, at the end of a word.
constexpr Phrase kPrefix[] = {
    {"leave a reply", kFormHeading}, {"leave a comment", kFormHeading},
    {"leave your comment", kFormHeading}, {"leave a response", kFormHeading},
    {"leave comment", kFormHeading}, {"be the first to comment", kForm},
    {"be the first to reply", kForm}, {"your email address will not be", kForm},
    {"your e-mail address will not be", kForm}, {"your email will not be published", kForm},
    {"required fields are marked", kForm}, {"save my name, email", kForm},
    {"save my name and email", kForm}, {"you must be logged in to", kForm},
    {"you must be a subscriber to comment", kForm}, {"log in to comment", kForm},
    {"log in to leave a comment", kForm}, {"log in or register to post", kForm},
    {"login to comment", kForm}, {"sign in to comment", kForm},
    {"sign in to join the conversation", kForm}, {"please log in to comment", kForm},
    {"add your comment", kForm}, {"comments are closed", kForm},
    {"comments are turned off", kForm}, {"commenting is disabled", kForm},
    {"notify me of follow-up", kForm}, {"notify me of new", kForm},
    {"this site uses akismet", kForm}, {"learn how your comment data", kForm},
    {"comments are moderated", kForm}, {"view the discussion thread", kForm},
    {"please enable javascript to view the comments", kForm}, {"powered by disqus", kForm},
    {"by posting a comment", kForm}, {"we welcome your comments", kForm},
    {"all rights reserved", kLegal}, {"copyright (c)", kLegal}, {"copyright ©", kLegal},
    {"you may also like", kTeaserBlock}, {"you might also like", kTeaserBlock},
    {"you may also be interested", kTeaserBlock}, {"you might be interested", kTeaserBlock},
    {"more stories from", kTeaserBlock}, {"more articles from", kTeaserBlock},
    {"more posts by", kTeaserBlock}, {"more posts from", kTeaserBlock},
    {"view all posts by", kTeaserBlock}, {"more from", kTeaserBlock},
    {"other stories you", kTeaserBlock}, {"recommended for", kTeaserBlock},
    {"read more:", kTeaserLine}, {"read more about", kTeaserLine}, {"read more on", kTeaserLine},
    {"read more at", kTeaserLine}, {"read more from", kTeaserLine}, {"read more |", kTeaserLine},
    {"read also:", kTeaserLine}, {"also read:", kTeaserLine}, {"read:", kTeaserLine},
    {"read this:", kTeaserLine}, {"read next:", kTeaserLine}, {"read |", kTeaserLine},
    {"also read |", kTeaserLine}, {"see also:", kTeaserLine}, {"related:", kTeaserLine},
    {"related article:", kTeaserLine}, {"related story:", kTeaserLine}, {"more:", kTeaserLine},
    {"related articles:", kTeaserLine}, {"must read:", kTeaserLine}, {"opinion:", kTeaserLine},
    {"don't miss:", kTeaserLine}, {"up next:", kTeaserLine}, {"explained:", kTeaserLine},
    {"explainer:", kTeaserLine}, {"click here", kTeaserLine}, {"tap here", kTeaserLine},
    {"watch:", kPlayer}, {"video:", kPlayer}, {"listen:", kPlayer}, {"watch |", kPlayer},
    {"podcast:", kPlayer}, {"watch now:", kPlayer}, {"listen to this", kPlayer},
    {"watch the video", kPlayer}, {"your browser does not support", {kSentence, "media player"}},
    {"skip to", kNavigation}, {"jump to content", kNavigation},
    {"jump to navigation", kNavigation}, {"you are here:", kNavigation}, {"home >", kNavigation},
    {"home »", kNavigation}, {"home /", kNavigation}, {"home |", kNavigation},
    {"go to homepage", kNavigation}, {"toggle navigation", kNavigation},
    {"open menu", kNavigation}, {"close menu", kNavigation}, {"share on facebook", kShare},
    {"share on twitter", kShare}, {"share this:", kShare}, {"share this with", kShare},
    {"share via", kShare}, {"share to", kShare}, {"share:", kShare}, {"click to share", kShare},
    {"click to email", kShare}, {"click to print", kShare}, {"share on linkedin", kShare},
    {"share on whatsapp", kShare}, {"share with", kShare}, {"copy link to", kShare},
    {"copy this link", kShare}, {"print this page", kShare}, {"tweet this", kShare},
    {"pin it", kShare}, {"save to read later", kShare}, {"sign up for", kSignUp},
    {"sign up to", kSignUp}, {"sign up here", kSignUp}, {"subscribe to", kSignUp},
    {"subscribe for", kSignUp}, {"subscribe and", kSignUp}, {"get our newsletter", kSignUp},
    {"get the latest", kSignUp}, {"get breaking news", kSignUp}, {"follow us on", kSignUp},
    {"follow him on", kSignUp}, {"follow her on", kSignUp}, {"follow me on", kSignUp},
    {"follow @", kSignUp}, {"like us on", kSignUp}, {"find us on", kSignUp},
    {"join us on", kSignUp}, {"join our", kSignUp}, {"download the app", kSignUp},
    {"download our", kSignUp}, {"get the app", kSignUp}, {"already a subscriber", kSignUpSentence},
    {"enter your email", kSignUpSentence}, {"please check your inbox", kSignUpSentence},
    {"by signing up", kSignUpSentence}, {"by subscribing", kSignUpSentence},
    {"by clicking", kSignUpSentence}, {"thank you for subscribing", kSignUpSentence},
    {"thanks for subscribing", kSignUpSentence}, {"thank you for signing up", kSignUpSentence},
    {"you can unsubscribe", kSignUpSentence}, {"sign up to our", kSignUpSentence},
    {"sign up for our", kSignUpSentence}, {"subscribe to our", kSignUpSentence},
    {"sign up for the", kSignUp}, {"follow us on twitter", kSignUpSentence},
    {"follow us on facebook", kSignUpSentence}, {"photo:", kCredit}, {"photos:", kCredit},
    {"image:", kCredit}, {"images:", kCredit}, {"picture:", kCredit}, {"photo by", kCredit},
    {"photos by", kCredit}, {"photo credit", kCredit}, {"image credit", kCredit},
    {"image source", kCredit}, {"image copyright", kCredit}, {"photo courtesy", kCredit},
    {"image courtesy", kCredit}, {"photograph:", kCredit}, {"photograph by", kCredit},
    {"credit:", kCredit}, {"file photo", kCredit}, {"file photo:", {kSentence, "photo credit"}},
    {"(photo by", {kSentence, "photo credit"}}, {"(photo:", {kSentence, "photo credit"}},
    {"(ap photo", {kSentence, "photo credit"}}, {"(image:", {kSentence, "photo credit"}},
    {"reuters/", {kSentence, "photo credit"}}, {"(photo credit", {kSentence, "photo credit"}},
    {"featured image", kCredit}, {"illustration:", kCredit}, {"illustration by", kCredit},
    {"[photo/", kCredit}, {"tags:", kTags}, {"tag:", kTags}, {"tagged:", kTags},
    {"tagged with", kTags}, {"topics:", kTags}, {"filed under", kTags}, {"posted in", kTags},
    {"categories:", kTags}, {"category:", kTags}, {"keywords:", kTags}, {"more on:", kTags},
    {"more about:", kTags}, {"advertisement -", kAdvert}, {"advertisement:", kAdvert},
    {"story continues", kAdvert}, {"article continues", kAdvert},
    {"continue reading the main story", kAdvert}, {"scroll down to continue", kAdvert},
    {"sponsored by", kAdvert}, {"(reporting by", kStaff}, {"reporting by", kStaff},
    {"(writing by", kStaff}, {"(editing by", kStaff}, {"editing by", kStaff},
    {"(additional reporting", kStaff}, {"additional reporting by", kStaff},
    {"our standards:", kStaff}, {"produced by", {kLine, "staff credit"}},
    {"edited by", {kLine, "staff credit"}}, {"written by", {kLine, "byline"}},
    {"posted by", {kLine, "byline"}}, {"published by", {kLine, "byline"}},
    {"author:", {kLine, "byline"}}, {"authors:", {kLine, "byline"}},
    {"reported by", {kLine, "byline"}}, {"please enable javascript", kNotice},
    {"javascript is", kNotice}, {"please disable your ad", kNotice},
    {"this content is not available", kNotice}, {"to view this content", kNotice},
    {"support our journalism", kNotice}, {"support independent journalism", kNotice},
    {"please consider subscribing", kNotice}, {"please consider making a", kNotice},
    {"reuse this content", kNotice}, {"have a tip?", kNotice}, {"got a tip?", kNotice},
    {"send us a tip", kNotice}, {"report an error", kNotice}, {"report a typo", kNotice},
    {"spotted an error", kNotice}, {"this article was originally published", kNotice},
    {"this story was originally", kNotice}, {"this article originally appeared", kNotice},
    {"this article first appeared", kNotice}, {"this story first appeared", kNotice},
    {"this post was originally", kNotice}, {"republish this", kNotice},
    {"this material may not be published", kNotice},
};

// Two wordings that must both be there, in a line of at most 110 words.
struct Pair {
  std::string_view first;
  std::string_view second;
  Marker marker;
};

constexpr Pair kPairs[] = {
    {"cookies", "we use", kCookies}, {"cookies", "this site uses", kCookies},
    {"cookies", "this website uses", kCookies}, {"cookies", "by continuing", kCookies},
    {"cookies", "you agree", kCookies}, {"cookies", "you consent", kCookies},
    {"cookies", "your experience", kCookies}, {"cookie", "privacy policy", kCookies},
    {"cookies", "our website", kCookies}, {"cookies", "accept", kCookies},
    {"newsletter", "sign up", kSignUpSentence}, {"newsletter", "subscribe", kSignUpSentence},
    {"newsletter", "inbox", kSignUpSentence}, {"inbox", "sign up", kSignUpSentence},
    {"inbox", "subscribe", kSignUpSentence}, {"inbox", "delivered", kSignUpSentence},
    {"newsletter", "your email", kSignUpSentence}, {"inbox", "straight to your", kSignUpSentence},
    {"terms of service", "privacy policy", kNotice}, {"terms of use", "privacy policy", kNotice},
    {"google privacy policy", "terms", kNotice}, {"recaptcha", "google", kNotice},
    {"(c) 20", "rights reserved", kLegal}, {"© 20", "rights reserved", kLegal},
    {"copyright", "rights reserved", kLegal}, {"©", "all rights reserved", kLegal},
    {"copyright", "may not be reproduced", kLegal}, {"(reporting by", "editing by", kStaff},
    {"reporting by", "; editing by", kStaff},
};

// The end of the line.
constexpr Phrase kSuffix[] = {
    {"min read", {kLine, "reading time"}}, {"minute read", {kLine, "reading time"}},
    {"mins read", {kLine, "reading time"}}, {"minutes to read", {kLine, "reading time"}},
    {"/getty images", kCredit}, {"via getty images", kCredit},
    {"/afp via getty images)", {kSentence, "photo credit"}},
    {"/getty images)", {kSentence, "photo credit"}},
    {"via getty images)", {kSentence, "photo credit"}}, {"/reuters)", {kSentence, "photo credit"}},
    {"/afp)", {kSentence, "photo credit"}}, {"/ap)", {kSentence, "photo credit"}},
    {"(file photo)", {kSentence, "photo credit"}}, {"| reuters", kCredit}, {"file photo", kCredit},
    {"/ ap photo", kCredit}, {"- file photo", kCredit},
};

// clang-format on

bool ends_word(std::string_view line, std::size_t at) {
  if (at >= line.size()) return true;
  const char c = line[at];
  const bool letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  const char before = line[at - 1];
  const bool mark = !(before >= 'a' && before <= 'z');
  return mark || !letter;
}

// "12 comments", "3 thoughts on ...", "5 responses to ...", "No comments"
const Marker* find_counted_comments(std::string_view folded) {
  static constexpr Marker kCounted = {kTail, "comment form"};
  std::size_t i = 0;
  while (i < folded.size() && folded[i] >= '0' && folded[i] <= '9') ++i;
  std::string_view rest = folded.substr(i);
  if (i == 0 && rest.starts_with("one ")) rest.remove_prefix(3);
  if (rest.size() == folded.size() || !rest.starts_with(' ')) return nullptr;
  rest.remove_prefix(1);
  for (const std::string_view start :
       {"thoughts on", "thought on", "responses to", "response to"}) {
    if (rest.starts_with(start)) return &kCounted;
  }
  for (const std::string_view whole : {"comments", "comment", "replies", "responses"}) {
    if (rest == whole) return &kFormLine;
  }
  return nullptr;
}

// Words of the buttons below a headline.
bool is_share_bar(std::string_view folded, std::size_t words) {
  constexpr std::array<std::string_view, 14> kNetworks = {
      "facebook", "twitter",   "whatsapp",  "linkedin", "pinterest", "reddit", "telegram",
      "tumblr",   "flipboard", "messenger", "bluesky",  "threads",   "wechat", "x"};
  constexpr std::array<std::string_view, 17> kOthers = {
      "share", "tweet", "email", "e-mail", "print", "copy", "link", "on", "this",
      "more",  "save",  "via",   "follow", "us",    "and",  "mail", "sms"};
  if (words < 2 || words > 14) return false;
  std::size_t networks = 0;
  std::size_t others = 0;
  for (std::size_t i = 0; i < folded.size();) {
    const auto end = std::min(folded.find_first_of(" ,|/+", i), folded.size());
    const std::string_view word = folded.substr(i, end - i);
    i = end + 1;
    if (word.empty()) continue;
    if (std::ranges::find(kNetworks, word) != kNetworks.end()) {
      ++networks;
    } else if (std::ranges::find(kOthers, word) != kOthers.end()) {
      ++others;
    } else if (word.find_first_not_of("0123456789-*.") != std::string_view::npos) {
      return false;
    }
  }
  return networks + others >= 2 && (networks >= 1 || others >= 3);
}

}  // namespace

const Marker* find_marker(std::string_view folded, std::size_t words) {
  if (folded.empty() || words > 110) return nullptr;
  if (words <= 6) {
    const std::string_view bare =
        folded.ends_with(':') ? folded.substr(0, folded.size() - 1) : folded;
    for (const Phrase& phrase : kWhole) {
      if (bare == phrase.text) return &phrase.marker;
    }
    if (const Marker* counted = find_counted_comments(folded)) return counted;
  }
  if (is_share_bar(folded, words)) return &kShare;
  for (const Pair& pair : kPairs) {
    if (folded.find(pair.first) != std::string_view::npos &&
        folded.find(pair.second) != std::string_view::npos) {
      return &pair.marker;
    }
  }
  for (const Phrase& phrase : kPrefix) {
    if (folded.starts_with(phrase.text) && ends_word(folded, phrase.text.size())) {
      return &phrase.marker;
    }
  }
  for (const Phrase& phrase : kSuffix) {
    if (folded.ends_with(phrase.text)) return &phrase.marker;
  }
  return nullptr;
}

}  // namespace whomet
