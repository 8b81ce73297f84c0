/**
 * A POSIX shell script that asks `mdatp health` and sets `answer` to the level and the engine, by the same judgement as
 * src/protection/findings but of health alone. A reduced copy, because a fleet's Macs have no Raycast: its test holds
 * it to the judgement itself, on every simulated Mac. Bounded: 10 seconds, 8 MB, no output but `answer`.
 */
export const HEALTH_SCRIPT = String.raw`mdatp="/usr/local/bin/mdatp"
limit_seconds=10

judge='
function worse(to) { if (rank[to] > rank[level]) level = to }
function has(name) { return name in field }
function get(name) { return (name in field) ? field[name] : "" }
function is(name, value) { return (name in field) && field[name] == value }
function flag(name) { return is(name, "true") || is(name, "false") }
function seconds(text,   part, clock, month) {
  gsub(/[^ -~]+/, " ", text)
  if (split(text, part, /[ ,]+/) < 6) return ""
  month = index("JanFebMarAprMayJunJulAugSepOctNovDec", part[1])
  if (month == 0 || split(part[5], clock, ":") < 3) return ""
  if (part[6] == "PM" && clock[1] + 0 < 12) clock[1] += 12
  if (part[6] == "AM" && clock[1] + 0 == 12) clock[1] = 0
  return civil(part[3] + 0, (month + 2) / 3, part[2] + 0) * 86400 + clock[1] * 3600 + clock[2] * 60 + clock[3]
}
function civil(year, month, day,   era, of_era, of_year) {
  if (month <= 2) year -= 1
  era = int(year / 400)
  of_era = year - era * 400
  of_year = int((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146097 + of_era * 365 + int(of_era / 4) - int(of_era / 100) + of_year
}
BEGIN {
  rank["protected"] = 0; rank["attention"] = 1; rank["fallback"] = 2; rank["unknown"] = 3; rank["unprotected"] = 4
  level = "protected"
}
{ sub(/\r$/, "") }
/^[ \t]*[a-z][a-z0-9_]*[ \t]*:/ {
  colon = index($0, ":")
  name = substr($0, 1, colon - 1)
  gsub(/[ \t]/, "", name)
  value = substr($0, colon + 1)
  managed[name] = sub(/[ \t]*\[managed\][ \t]*$/, "", value)
  gsub(/^[ \t]+|[ \t]+$/, "", value)
  if (value ~ /^".*"$/) value = substr(value, 2, length(value) - 2)
  field[name] = value
  next
}
NF { if ($0 ~ /[Ll]icen[sc]e/) license_banner = 1; else banner = 1 }
END {
  if (!has("healthy") && !has("licensed") && !has("real_time_protection_subsystem")) { print "unknown (not readable)"; exit }
  split(now, part, " ")
  now_seconds = civil(part[1] + 0, part[2] + 0, part[3] + 0) * 86400 + part[4] * 3600 + part[5] * 60 + part[6]
  engine = get("real_time_protection_subsystem")
  recognized = engine == "endpoint_security_extension" || engine == "kernel_extension"
  none = has("real_time_protection_subsystem") && (engine == "" || engine == "none" || engine == "unavailable")
  issues = has("health_issues") && get("health_issues") != "[]" && get("health_issues") != ""
  unlicensed = is("licensed", "false")

  passive = is("passive_mode_enabled", "true")
  if (none) { if (!passive) worse("unprotected") }
  else if (engine == "kernel_extension") worse("fallback")
  else if (!recognized) worse("unknown")
  if (is("real_time_protection_enabled", "false") && !passive) worse("unprotected")
  if (!none && !passive && (is("real_time_protection_available", "false") || is("real_time_protection_available", "unavailable"))) worse("unprotected")
  if (unlicensed || (!is("licensed", "true") && tolower(get("health_issues")) ~ /missing license/)) worse("unprotected")

  if (!is("passive_mode_enabled", "false")) worse("attention")
  if (!is("healthy", "true") || issues) worse("attention")
  if (!flag("real_time_protection_enabled") || !flag("licensed") || !has("real_time_protection_available")) worse("attention")
  if (banner || (license_banner && !unlicensed)) worse("attention")
  loaded = tolower(get("engine_load_status"))
  if (loaded != "" && loaded != "unavailable" && loaded != "engine load succeeded") worse("attention")
  if (has("network_events_subsystem") && !is("network_events_subsystem", "network_filter_extension")) worse("attention")
  if (has("full_disk_access_enabled") && !is("full_disk_access_enabled", "true")) worse("attention")
  if (tolower(get("network_protection_status")) ~ /^(failed_to_start|enablement_failed)/) worse("attention")
  if (has("definitions_status") && !is("definitions_status", "up_to_date") && !is("definitions_status", "updating")) worse("attention")
  if (is("automatic_definition_update_enabled", "false") && !managed["automatic_definition_update_enabled"]) worse("attention")
  policy_off = is("tamper_protection", "disabled") && managed["tamper_protection"]
  if (has("tamper_protection") && !policy_off && !is("tamper_protection", "block") && !is("tamper_protection", "audit")) worse("attention")
  if ((is("cloud_enabled", "false") && !managed["cloud_enabled"]) || is("troubleshooting_mode", "true")) worse("attention")
  if (has("conflicting_applications") && get("conflicting_applications") ~ /[^][ ]/ && !is("conflicting_applications", "unavailable")) worse("attention")

  minutes = get("definitions_updated_minutes_ago")
  updated = seconds(get("definitions_updated"))
  dated = updated != ""
  counted = minutes ~ /^-?[0-9]+$/
  if (counted && (minutes + 0 > 10080 || minutes + 0 < -1440)) worse("attention")
  if (dated && (now_seconds - updated > 604800 || now_seconds - updated < -86400)) worse("attention")
  if (!dated && !counted && (has("definitions_updated") || has("definitions_updated_minutes_ago"))) worse("attention")
  expires = seconds(get("product_expiration"))
  if (expires != "" && expires - now_seconds <= 1209600) worse("attention")

  if (none) engine = "no engine"
  else if (engine == "") engine = "engine not named"
  gsub(/[^A-Za-z0-9_. -]/, "?", engine)
  print level " (" substr(engine, 1, 60) ")"
}'

ask() {
  if [ ! -e "$mdatp" ]; then
    echo "unknown (not installed)"
    return
  fi
  if [ ! -x "$mdatp" ]; then
    echo "unknown (cannot be started)"
    return
  fi
  output=$(mktemp /tmp/defender-level.XXXXXX) || {
    echo "unknown (no temporary file)"
    return
  }
  (
    ulimit -f 16384
    exec "$mdatp" health >"$output" 2>/dev/null
  ) &
  asked=$!
  (
    sleep "$limit_seconds"
    kill -9 "$asked"
  ) >/dev/null 2>&1 &
  watch=$!
  wait "$asked" 2>/dev/null
  status=$?
  kill "$watch" 2>/dev/null
  if [ "$status" -gt 128 ]; then
    echo "unknown (no answer)"
  elif [ ! -s "$output" ]; then
    echo "unknown (daemon does not answer)"
  else
    awk -v now="$(date '+%Y %m %d %H %M %S')" "$judge" "$output"
  fi
  rm -f "$output"
}

answer=$(ask)
`;
