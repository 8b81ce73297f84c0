# A program of the simulated Mac whose answers come from a server (server.ts): a process of its own, as the real one is,
# but one that starts in a few milliseconds, where node takes fifty. Without the server, node takes its place.
#
#   perl client.pl <socket> <node> <main.cjs> <program> <root> [args...]
#
# Sends one request: its length, then pid, program, root and arguments, each after its own length. What comes back is
# frames of a letter, a length and as many bytes: o stdout, e stderr, i "send what comes on standard input", k "die of
# SIGTERM", x "exit with this code".
use strict;

my ($socket, $node, $main, @call) = @ARGV;
# 1 and 1: AF_UNIX and SOCK_STREAM, on Linux and on macOS. Loading the module that names them would take longer than all else.
my $address = $^O eq "darwin" ? pack("CCa104", 106, 1, $socket) : pack("Sa108", 1, $socket);
my $server;
socket($server, 1, 1, 0) && connect($server, $address) or exec $node, $main, @call;

sub send_all {
  my ($text) = @_;
  my $at = 0;
  while ($at < length $text) { $at += syswrite($server, $text, length($text) - $at, $at) || exit 1 }
}

sub receive {
  my ($length) = @_;
  my $text = "";
  while (length $text < $length) { sysread($server, $text, $length - length $text, length $text) or exit 1 }
  return $text;
}

sub print_all {
  my ($file, $text) = @_;
  my $at = 0;
  while ($at < length $text) { $at += syswrite($file, $text, length($text) - $at, $at) || exit 141 }
}

my $request = join "", map { pack "N/a*", $_ } $$, @call;
send_all(pack "N/a*", $request);
while (1) {
  my ($kind, $length) = unpack "aN", receive(5);
  my $text = receive($length);
  if ($kind eq "o") { print_all(\*STDOUT, $text) }
  elsif ($kind eq "e") { print_all(\*STDERR, $text) }
  elsif ($kind eq "i") { local $/; send_all(pack "N/a*", scalar(<STDIN>) // "") }
  elsif ($kind eq "k") { kill "TERM", $$ }
  else { exit $text }
}
