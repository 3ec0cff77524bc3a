// SPDX-License-Identifier: Apache-2.0
/* The physical limit of reading a capture: a classic pcap file by chunks of 1 MiB, Ethernet, IPv4 or
 * IPv6 and TCP headers parsed, each segment's flow found in an open-addressing table and its counters
 * of both directions raised. No sequence tracking, no verdicts: what any analyser must do at least.
 *
 *   cc -O2 -o limit bench/limit.c && ./limit FILE.pcap
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK = 1 << 20, ETHERNET = 14, MOST_CAPTURED = 262144 };

/* A flow's key is the pair of its ends, the smaller one first: the same for both directions. */
struct end {
  uint64_t high, low;
  uint32_t port;
};

struct flow {
  struct end small, large;
  uint64_t packets[2], bytes[2];
  uint32_t used;
};

static struct flow *table;
static uint64_t capacity = 1 << 14, flows, segments, others;

static uint16_t be16(const uint8_t *p) { return (uint16_t)(p[0] << 8 | p[1]); }

static uint32_t be32(const uint8_t *p) {
  uint32_t value;
  memcpy(&value, p, 4);
  return __builtin_bswap32(value);
}

static uint64_t be64(const uint8_t *p) {
  uint64_t value;
  memcpy(&value, p, 8);
  return __builtin_bswap64(value);
}

static int compare(const struct end *a, const struct end *b) {
  if (a->high != b->high) return a->high < b->high ? -1 : 1;
  if (a->low != b->low) return a->low < b->low ? -1 : 1;
  return a->port < b->port ? -1 : a->port > b->port;
}

static uint64_t hash(const struct end *a, const struct end *b) {
  uint64_t h = (a->high ^ b->low) * 0x9E3779B97F4A7C15u;
  h = (h ^ (h >> 32) ^ a->low ^ b->high) * 0xBF58476D1CE4E5B9u;
  h = (h ^ (h >> 29) ^ ((uint64_t)a->port << 16 | b->port)) * 0x94D049BB133111EBu;
  return h ^ (h >> 32);
}

static struct flow *slot_of(const struct end *small, const struct end *large) {
  uint64_t at = hash(small, large) & (capacity - 1);
  while (table[at].used &&
         (compare(&table[at].small, small) || compare(&table[at].large, large)))
    at = (at + 1) & (capacity - 1);
  return &table[at];
}

static void allocate(void) {
  table = calloc(capacity, sizeof *table);
  if (!table) {
    fprintf(stderr, "limit: no memory for %llu flows\n", (unsigned long long)capacity);
    exit(70);
  }
}

static void grow(void) {
  struct flow *old = table;
  uint64_t old_capacity = capacity;
  capacity *= 2;
  allocate();
  for (uint64_t i = 0; i < old_capacity; i++)
    if (old[i].used) *slot_of(&old[i].small, &old[i].large) = old[i];
  free(old);
}

static void count(const struct end *from, const struct end *to, uint32_t payload) {
  int direction = compare(from, to) > 0;
  const struct end *small = direction ? to : from, *large = direction ? from : to;
  struct flow *flow = slot_of(small, large);
  if (!flow->used) {
    if (2 * ++flows > capacity) {
      grow();
      flow = slot_of(small, large);
    }
    flow->used = 1;
    flow->small = *small;
    flow->large = *large;
  }
  flow->packets[direction]++;
  flow->bytes[direction] += payload;
  segments++;
}

static void decode(const uint8_t *frame, uint32_t length) {
  struct end from = {0, 0, 0}, to = {0, 0, 0};
  const uint8_t *ip = frame + ETHERNET, *tcp;
  uint32_t header, total;
  if (length < ETHERNET + 20) goto other;
  switch (be16(frame + 12)) {
    case 0x0800:
      header = (ip[0] & 15u) * 4;
      if (ip[0] >> 4 != 4 || header < 20 || ip[9] != 6 || (be16(ip + 6) & 0x1fff)) goto other;
      total = be16(ip + 2);
      from.low = be32(ip + 12);
      to.low = be32(ip + 16);
      break;
    case 0x86dd:
      if (length < ETHERNET + 40 || ip[6] != 6) goto other;
      header = 40;
      total = 40u + be16(ip + 4);
      from.high = be64(ip + 8);
      from.low = be64(ip + 16);
      to.high = be64(ip + 24);
      to.low = be64(ip + 32);
      break;
    default:
      goto other;
  }
  if (length < ETHERNET + header + 20) goto other;
  tcp = ip + header;
  header += (tcp[12] >> 4) * 4u;
  if (total < header) goto other;
  from.port = be16(tcp);
  to.port = be16(tcp + 2);
  count(&from, &to, total - header);
  return;
other:
  others++;
}

/* Decodes the whole records of a chunk; returns how many bytes they took. */
static size_t records(const uint8_t *bytes, size_t length) {
  size_t at = 0;
  while (at + 16 <= length) {
    uint32_t captured;
    memcpy(&captured, bytes + at + 8, 4);
    if (captured > MOST_CAPTURED) {
      fprintf(stderr, "limit: a record of %u bytes cannot be\n", captured);
      exit(2);
    }
    if (at + 16 + captured > length) break;
    decode(bytes + at + 16, captured);
    at += 16 + captured;
  }
  return at;
}

int main(int count_of_arguments, char **arguments) {
  static uint8_t buffer[CHUNK + MOST_CAPTURED + 16];
  size_t kept = 0;
  ssize_t got;
  int file = count_of_arguments == 2 ? open(arguments[1], O_RDONLY) : -1;
  uint32_t head[6];
  if (file < 0 || read(file, head, sizeof head) != sizeof head ||
      (head[0] != 0xa1b2c3d4 && head[0] != 0xa1b23c4d) || head[5] != 1) {
    fprintf(stderr, "usage: limit FILE (classic pcap of this machine's byte order, Ethernet)\n");
    return 2;
  }
  allocate();
  while ((got = read(file, buffer + kept, CHUNK)) > 0) {
    size_t length = kept + (size_t)got, used = records(buffer, length);
    kept = length - used;
    memmove(buffer, buffer + used, kept);
  }
  printf("%llu segments, %llu flows, %llu other frames\n", (unsigned long long)segments,
         (unsigned long long)flows, (unsigned long long)others);
  return 0;
}
