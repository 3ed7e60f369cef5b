/*
 * One call of the hub, two nodes, a few officers: docs/model.md says what it shows, what it leaves out, and how a
 * counterexample is read. The decision follows src/call/decide and src/routing rule by rule; the spec beside it replays
 * what spin prints through that very code and compares every step.
 *
 * Bounds and variants, given as -DNAME: OFFICERS, RINGS (of one officer), LINE (writers stand in one line, as the
 * hub's do), AROUND (numbers of rings begin anew, so that there is no bound on them), EVENTUALLY (also what must come
 * about in the end), ENDLESS (nobody closes it or takes it back, for longer walks), PLANTED (a fault, below).
 */
#ifndef OFFICERS
#define OFFICERS 2
#endif
#ifndef RINGS
#define RINGS 3
#endif
#define NODES 2
#ifdef ENDLESS
#define mayEnd 0
#else
#define mayEnd 1
#endif
#define DB NODES        /* the row in the database; the others are what a node has in its hands */
#define NOBODY OFFICERS /* no officer; as the target of a transfer: whoever is best placed */
#define NONE 15
#define STEPS 3 /* liaison, best, all */
#define EVERYBODY ((1 << OFFICERS) - 1)
#define bit(n) (1 << (n))
#define has(set, n) (((set) >> (n)) & 1)

/* Faults to plant: the model must be able to fail. */
#define NO_VERSION_CHECK 1
#define NO_ALERT 2
#define RINGS_AFTER_END 3
#define ANSWERS_BEFORE_COMMIT 4
#define LOSER_HEARS_OK 5
#define NO_RETRY 6
#define LADDER_STANDS 7
#define RINGS_WHO_LEFT 8
#define HOLDER_FORGOTTEN 9
#ifndef PLANTED
#define PLANTED 0
#endif

/* States of the call, why it rings, commands, answers. */
mtype = { unborn, ringing, waiting, held, closed, cancelled };
mtype = { silent, ladder, again, transfer };
mtype = { nothing, do_raise, do_cancel, do_accept, do_decline, do_start, do_end, do_transfer, do_close, do_lapse };
mtype = { ok, taken, offer_ended, already_answered, call_ended, not_active, officer_is_holder, officer_off_duty,
          transfer_under_way, nobody_to_take, not_holder };
mtype = { idle, decided };

#define UNANSWERED 1
#define NOBODY_ON_DUTY 2

typedef Row {
  mtype state = unborn;
  mtype mode = silent;
  byte step;
  byte rung;        /* in this climb */
  byte declined;    /* in this climb */
  byte declinedBefore;
  byte holder = NOBODY;
  byte holders;
  byte alerted;
  bit retry;        /* an instant is set at which the whole ladder is climbed again */
  bit past;         /* and it has passed */
  byte target = NONE;
  byte tried;
  byte ring[OFFICERS]; /* the number of the officer's live ring, 0 for none */
  byte made[OFFICERS]; /* rings of the officer so far */
  byte took[OFFICERS]; /* which of them were accepted */
  byte rank[OFFICERS]; /* longest since last rung comes first */
  byte duty;           /* who is on duty: rows of their own, read with the call */
};
Row r[NODES + 1];

mtype phase[NODES] = idle;
mtype command[NODES] = nothing;
byte who[NODES];      /* the officer whose command it is */
byte begun[NODES];    /* who is rung by it */
byte gives[NODES];    /* who gives the call up by it */
bit touches[NODES];   /* it writes the call, and not only who is on duty */
bit adds[NODES];      /* it adds facts, so that the version grows */
/* Versions only grow: whether the one a node saw is still the call's is all that is kept of them. */
bit stale[NODES];
bit anew[NODES];      /* it sets the instant of the retry again */
byte believes;        /* who holds it by the facts, counted beside the row */
#if PLANTED == ANSWERS_BEFORE_COMMIT
bit acknowledged;
#endif
bit atBound;             /* a bound was reached: nothing is looked at behind it */
#ifdef EVENTUALLY
bit clockAsked;       /* the clock was asked what is due, and what was is written */
#endif
#ifdef LINE
byte line = NODES;    /* which node's write is under way in the unit */
#endif

/* For one step only. */
hidden byte o, p, x, best, fresh, found, fit, from_, foot, why, least;
hidden byte writes, counted;
hidden mtype answer;

#define isOpen(n) (r[n].state == ringing || r[n].state == waiting || r[n].state == held)
#define isOver(n) (r[n].state == closed || r[n].state == cancelled)

inline copyRow(a, b) {
  r[b].state = r[a].state; r[b].mode = r[a].mode; r[b].step = r[a].step; r[b].rung = r[a].rung;
  r[b].declined = r[a].declined; r[b].declinedBefore = r[a].declinedBefore; r[b].holder = r[a].holder;
  r[b].holders = r[a].holders; r[b].alerted = r[a].alerted; r[b].retry = r[a].retry; r[b].past = r[a].past; r[b].target = r[a].target;
  r[b].tried = r[a].tried;
  for (o : 0 .. OFFICERS - 1) {
    r[b].ring[o] = r[a].ring[o]; r[b].made[o] = r[a].made[o]; r[b].took[o] = r[a].took[o]; r[b].rank[o] = r[a].rank[o]
  }
}
/* What nobody will look at again is one state, not many. */
inline putAway(n) {
  r[n].state = unborn; r[n].mode = silent; r[n].step = 0; r[n].rung = 0; r[n].declined = 0; r[n].declinedBefore = 0;
  r[n].holder = NOBODY; r[n].holders = 0; r[n].alerted = 0; r[n].retry = 0; r[n].past = 0; r[n].target = NONE;
  r[n].tried = 0; r[n].duty = 0;
  for (o : 0 .. OFFICERS - 1) {
    r[n].ring[o] = 0; r[n].made[o] = 0; r[n].took[o] = 0; r[n].rank[o] = 0
  }
}
inline done(n) {
  putAway(n);
  phase[n] = idle; command[n] = nothing; who[n] = 0; begun[n] = 0; gives[n] = NOBODY; touches[n] = 0; adds[n] = 0;
  stale[n] = 0; anew[n] = 0
}

/* ---- routing: who can be rung (src/routing/route.ts) ---- */

inline liveRings(n) {
  found = 0;
  for (o : 0 .. OFFICERS - 1) { if :: r[n].ring[o] -> found = found | bit(o) :: else fi }
}
/* fit: on duty, not rung for it now, did not decline in this climb; who declined before only where nobody else is. */
inline whoCanBeRung(n, now_, before_) {
  liveRings(n);
  fit = r[n].duty & ~found & ~(now_) & EVERYBODY;
  if :: (fit & ~(before_)) -> fit = fit & ~(before_) :: else fi
}
/* best: of these the longest not rung, then by number. */
inline bestOf(n, set) {
  best = NOBODY;
  for (o : 0 .. OFFICERS - 1) {
    if
    :: has(set, o) && (best == NOBODY || r[n].rank[o] < r[n].rank[best]) -> best = o
    :: else
    fi
  }
}

/* ---- facts (src/call/fold) ---- */

inline startClimb(n) {
  r[n].step = 0; r[n].rung = 0;
  r[n].declinedBefore = r[n].declinedBefore | r[n].declined; r[n].declined = 0
}
inline stopRings(n) {
  for (o : 0 .. OFFICERS - 1) { r[n].ring[o] = 0 }
  r[n].mode = silent
}
inline addRung(n, kind, set) {
  writes = 1; adds[n] = 1;
  /* Who is rung now was rung last: the others move up. */
  least = 0;
  for (o : 0 .. OFFICERS - 1) { if :: r[n].rank[o] > least -> least = r[n].rank[o] :: else fi }
  for (o : 0 .. OFFICERS - 1) {
    if
    :: has(set, o) ->
       if
       :: r[n].made[o] == RINGS ->
#ifdef AROUND
          r[n].made[o] = 0; r[n].took[o] = 0
#else
          atBound = 1
#endif
       :: else
       fi;
       r[n].made[o] = r[n].made[o] + 1;
       r[n].ring[o] = r[n].made[o];
       r[n].took[o] = r[n].took[o] & ~bit(r[n].made[o]);
       if :: kind != transfer -> r[n].rung = r[n].rung | bit(o) :: else fi;
       r[n].rank[o] = least + 1
    :: else
    fi
  }
  begun[n] = begun[n] | (set);
  /* Only their order counts: ranks that nobody has are left out. */
  p = OFFICERS + 1;
  do
  :: p > 0 ->
     p--; x = 0;
     for (o : 0 .. OFFICERS - 1) { if :: r[n].rank[o] == p -> x = 1 :: else fi }
     if
     :: x
     :: else -> for (o : 0 .. OFFICERS - 1) { if :: r[n].rank[o] > p -> r[n].rank[o] = r[n].rank[o] - 1 :: else fi }
     fi
  :: else -> break
  od;
  r[n].mode = kind;
  if :: kind == transfer -> r[n].tried = r[n].tried | (set) :: else -> r[n].state = ringing fi
}
/* Held or over, nobody asks any longer who was rung and why: it is left out, and compared only while it is asked for. */
inline forgetClimb(n) {
  r[n].step = 0; r[n].rung = 0; r[n].declined = 0; r[n].declinedBefore = 0; r[n].alerted = 0; r[n].retry = 0; r[n].past = 0
}
inline addWaiting(n) {
  writes = 1; adds[n] = 1;
  stopRings(n);
  r[n].state = waiting;
  r[n].retry = (PLANTED != NO_RETRY)
}
inline addAlert(n, kind) {
  if
  :: !(r[n].alerted & (kind)) && PLANTED != NO_ALERT -> r[n].alerted = r[n].alerted | (kind); writes = 1; adds[n] = 1
  :: else
  fi
}

/* ---- the ladder (src/call/decide/ladder.ts, ring-waiting.ts) ---- */

/* found: whether somebody is rung. */
inline ringNextForWaiting(n) {
  whoCanBeRung(n, r[n].declined, r[n].declinedBefore);
  bestOf(n, fit & ~r[n].rung);
  if :: best != NOBODY -> addRung(n, again, bit(best)); found = 1 :: else -> found = 0 fi
}
inline climbFrom(n) {
  if
  :: foot -> whoCanBeRung(n, 0, r[n].declined | r[n].declinedBefore)
  :: else -> whoCanBeRung(n, r[n].declined, r[n].declinedBefore)
  fi;
  x = 0;
  if :: from_ <= 1 && has(fit, 0) -> x = bit(0); from_ = 1 :: else fi;
  if
  :: !x && from_ <= 2 ->
     if :: foot -> bestOf(n, fit) :: else -> bestOf(n, fit & ~r[n].rung) fi;
     if :: best != NOBODY -> x = bit(best); from_ = 2 :: else fi
  :: else
  fi;
  if :: !x && from_ <= 3 && fit -> x = fit; from_ = 3 :: else fi;
  if
  :: x ->
     if :: foot -> startClimb(n) :: else fi;
     fresh = x;
     addRung(n, ladder, fresh);
     r[n].step = from_ - (PLANTED == LADDER_STANDS);
     r[n].retry = 0; r[n].past = 0
  :: else ->
     why = (r[n].duty -> UNANSWERED : NOBODY_ON_DUTY);
     liveRings(n);
     anew[n] = 1; r[n].past = 0;
     if
     :: r[n].state == waiting && !found && (r[n].alerted & why) -> writes = 1 /* only its instant is set again */
     :: else ->
        if :: foot -> startClimb(n) :: else fi;
        addWaiting(n)
     fi;
     addAlert(n, why);
     ringNextForWaiting(n)
  fi
}
inline climbAgain(n) { foot = 1; from_ = 1; climbFrom(n) }
inline bestForTransfer(n) {
  liveRings(n);
  bestOf(n, r[n].duty & ~found & ~bit(r[n].holder) & ~r[n].tried)
}
inline afterRings(n) {
  liveRings(n);
  if
  :: found
  :: !found && r[n].mode == transfer ->
     if :: r[n].target == NOBODY -> bestForTransfer(n) :: else -> best = NOBODY fi;
     if
     :: best != NOBODY -> addRung(n, transfer, bit(best))
     :: else ->
        stopRings(n); r[n].target = NONE; r[n].tried = 0;
        if :: PLANTED == HOLDER_FORGOTTEN -> r[n].holder = NOBODY :: else fi
     fi
  :: !found && r[n].mode == ladder -> foot = 0; from_ = r[n].step + 1; climbFrom(n)
  :: !found && r[n].mode == again ->
     if
     :: r[n].past || !r[n].retry -> climbAgain(n)
     :: else ->
        ringNextForWaiting(n);
        if :: !found -> addWaiting(n) :: else fi
     fi
  :: else
  fi
}

/* ---- commands (src/call/decide/decide.ts, transfer.ts, close.ts; src/duty) ---- */

inline decideRaise(n) {
  /* A second raise under the same id is answered with the first. */
  if :: r[n].state == unborn -> foot = 0; from_ = 1; r[n].state = waiting; climbFrom(n) :: else fi
}
inline decideCancel(n) {
  if
  :: r[n].state == cancelled || r[n].state == unborn
  :: r[n].state == closed || r[n].state == held -> answer = already_answered
  :: else -> stopRings(n); forgetClimb(n); r[n].state = cancelled; writes = 1; adds[n] = 1
  fi
}
inline decideAccept(n, officer, ring_) {
  if
  :: r[n].ring[officer] != ring_ ->
     if
     :: has(r[n].took[officer], ring_) || PLANTED == LOSER_HEARS_OK
     :: else -> answer = (r[n].state == held -> taken : offer_ended)
     fi
  :: else ->
     writes = 1; adds[n] = 1;
     gives[n] = (r[n].state == held -> r[n].holder : NOBODY);
     r[n].took[officer] = r[n].took[officer] | bit(ring_);
     stopRings(n);
     r[n].state = held; forgetClimb(n);
     r[n].holder = officer; r[n].holders = r[n].holders | bit(officer);
     r[n].target = NONE; r[n].tried = 0
  fi
}
inline decideDecline(n, officer, ring_) {
  if
  :: r[n].ring[officer] != ring_ ->
     answer = offer_ended /* ok where it was declined: nothing is written in either case */
  :: else ->
     writes = 1; adds[n] = 1;
     r[n].ring[officer] = 0;
     if
     :: r[n].mode != transfer ->
        r[n].declined = r[n].declined | bit(officer);
        r[n].declinedBefore = r[n].declinedBefore & ~bit(officer)
     :: else
     fi;
     afterRings(n)
  fi
}
inline decideStart(n, officer) {
  if
  :: !has(r[n].duty, officer) ->
     counted = 1;
     r[n].duty = r[n].duty | bit(officer);
     if
     :: r[n].state == waiting || (PLANTED == RINGS_AFTER_END && isOver(n)) ->
        whoCanBeRung(n, 0, r[n].declined | r[n].declinedBefore);
        if
        :: has(fit, officer) -> addRung(n, again, bit(officer))
        :: else
        fi
     :: else
     fi
  :: else
  fi
}
inline decideEnd(n, officer) {
  if
  :: has(r[n].duty, officer) ->
     counted = 1;
     r[n].duty = r[n].duty & ~bit(officer);
     if
     :: r[n].ring[officer] && PLANTED != RINGS_WHO_LEFT ->
        writes = 1; adds[n] = 1;
        r[n].ring[officer] = 0;
        r[n].rung = r[n].rung & ~bit(officer);
        afterRings(n)
     :: else
     fi
  :: else
  fi
}
inline decideTransfer(n, officer, to) {
  liveRings(n);
  if
  :: r[n].holder != officer -> answer = not_holder
  :: r[n].holder == officer && r[n].state != held -> answer = not_active
  :: r[n].holder == officer && r[n].state == held ->
     if
     :: r[n].target != NONE && found -> if :: r[n].target == to :: else -> answer = transfer_under_way fi
     :: else ->
        if
        :: to == officer -> answer = officer_is_holder
        :: to != officer && to != NOBODY && !has(r[n].duty, to) -> answer = officer_off_duty
        :: to != officer && to != NOBODY && has(r[n].duty, to) -> best = to; r[n].target = to; r[n].tried = 0
        :: to == NOBODY ->
           x = r[n].tried; r[n].tried = 0; bestForTransfer(n);
           if :: best == NOBODY -> answer = nobody_to_take; r[n].tried = x :: else -> r[n].target = to fi
        fi;
        if :: answer == ok -> addRung(n, transfer, bit(best)) :: else fi
     fi
  fi
}
inline decideClose(n, officer) {
  if
  :: r[n].holder != officer -> answer = not_holder
  :: r[n].holder == officer && r[n].state == closed
  :: r[n].holder == officer && r[n].state == held ->
     writes = 1; adds[n] = 1; gives[n] = officer;
     stopRings(n); r[n].state = closed; r[n].target = NONE; r[n].tried = 0
  fi
}
inline decideLapse(n) {
  liveRings(n);
  if
  :: found ->
     writes = 1; adds[n] = 1;
     for (o : 0 .. OFFICERS - 1) { r[n].ring[o] = 0 }
     afterRings(n)
  :: else
  fi;
  if
  :: r[n].state == waiting && r[n].retry && r[n].past -> climbAgain(n)
  :: else
  fi
}

/* ---- what a node does: read and decide, write, tell ---- */

#ifdef LINE
#define mayEnter(n) (line == NODES)
#define enter(n) line = n
#define leave(n) if :: line == n -> line = NODES :: else fi
#else
#define mayEnter(n) true
#define enter(n) skip
#define leave(n) skip
#endif

inline begin(n, what, officer) {
  command[n] = what; who[n] = officer;
  copyRow(DB, n); r[n].duty = r[DB].duty;
  writes = 0; counted = 0; answer = ok; foot = 0
}
inline printStep(n, ring_, to_) {
  printf("step decide node=%d command=%e officer=%d ring=%d to=%d answer=%e writes=%d state=%e mode=%e step=%d rung=%d declined=%d declinedBefore=%d holder=%d holders=%d alerted=%d retry=%d target=%d tried=%d duty=%d live=",
    n, command[n], who[n], ring_, to_, answer, writes || counted, r[n].state, r[n].mode, r[n].step, r[n].rung, r[n].declined,
    r[n].declinedBefore, r[n].holder, r[n].holders, r[n].alerted, r[n].retry, r[n].target, r[n].tried, r[n].duty);
  for (o : 0 .. OFFICERS - 1) { printf("%d,", r[n].ring[o]) }
  printf("\n")
}
/* What somebody is told is written: a crash takes none of it. */
inline acknowledge(n) {
  assert(command[n] != do_raise || r[DB].state != unborn);
  assert(command[n] != do_accept || has(r[DB].holders, who[n]))
}
inline finish(n, ring_, to_) {
  printStep(n, ring_, to_);
  touches[n] = writes;
  if
  :: answer == ok && command[n] == do_accept && !writes ->
     /* Whoever is answered ok has taken it; a loser hears of the conflict. */
     assert(has(r[DB].took[who[n]], ring_))
  :: else
  fi;
#ifdef EVENTUALLY
  clockAsked = (command[n] == do_lapse && !writes);
#endif
  if
  :: atBound
  :: !atBound && (writes || counted) ->
     phase[n] = decided;
     enter(n);
#if PLANTED == ANSWERS_BEFORE_COMMIT
     if :: command[n] == do_raise -> acknowledged = 1 :: else fi
#endif
  :: else -> done(n)
  fi
}
/* ---- what must hold, asked after every write ---- */

inline promises() {
  liveRings(DB);
  /* At most one holder: the row's, and nobody else by what was written. */
  assert(r[DB].state == held || believes == 0);
  assert(r[DB].state != held || (r[DB].holder < OFFICERS && believes == bit(r[DB].holder)));
  /* Nobody is forgotten: a live ring, a holder, or waiting with an alert and another try. */
  assert(r[DB].state != ringing || found);
  assert(r[DB].state != waiting || (r[DB].alerted && r[DB].retry));
  /* Nothing rings after the end, nor while it waits; while it is held only a transfer does, and never to its holder. */
  assert(!isOver(DB) || !found);
  assert(r[DB].state != waiting || !found);
  assert(r[DB].state != held || !found || (r[DB].mode == transfer && !has(found, r[DB].holder)));
#ifdef LINE
  /* Nobody is rung who is not on duty. */
  assert(!(found & ~r[DB].duty))
#endif
}

/* A write takes nothing back that was written before it: no end, no answer, no holder. */
inline keeps(n) {
  assert(!isOver(DB) || r[n].state == r[DB].state);
  assert(r[DB].state == unborn || r[n].state != unborn);
  assert(!(r[DB].holders & ~r[n].holders));
#ifndef AROUND
  for (o : 0 .. OFFICERS - 1) {
    assert(r[n].made[o] >= r[DB].made[o] && !(r[DB].took[o] & ~r[n].took[o]))
  }
#endif
}
inline write(n) {
   printf("step write node=%d\n", n);
   if
   :: command[n] == do_accept -> believes = (believes & ~bit(gives[n])) | bit(who[n])
   :: command[n] == do_close -> believes = believes & ~bit(gives[n])
   :: command[n] == do_start -> r[DB].duty = r[DB].duty | bit(who[n])
   :: command[n] == do_end -> r[DB].duty = r[DB].duty & ~bit(who[n])
   :: else
   fi;
   if :: touches[n] -> keeps(n); copyRow(n, DB) :: else fi;
   leave(n);
#ifdef EVENTUALLY
   clockAsked = (command[n] == do_lapse);
#endif
   promises();
   p = 1 - n;
   if
   :: adds[n] && phase[p] == decided && touches[p] ->
      stale[p] = 1;
      /* What it has decided will not be written: one state, not many. */
      if :: PLANTED != NO_VERSION_CHECK -> putAway(p); begun[p] = 0; gives[p] = NOBODY :: else fi
   :: else
   fi
}

active [NODES] proctype node() {
  byte c, g;
  byte me = _pid;
  gives[me] = NOBODY;
end:
  do
  :: atomic {
       phase[me] == idle && mayEnter(me) && !atBound ->
       select(c : 0 .. OFFICERS - 1);
       if
       :: r[DB].state == unborn -> d_step { begin(me, do_raise, 0); decideRaise(me); finish(me, 0, 0) }
       :: r[DB].state != unborn -> d_step { begin(me, do_lapse, 0); decideLapse(me); finish(me, 0, 0) }
       :: mayEnd && r[DB].state != unborn && !isOver(DB) ->
          d_step { begin(me, do_cancel, 0); decideCancel(me); finish(me, 0, 0) }
       :: !has(r[DB].duty, c) -> d_step { begin(me, do_start, c); decideStart(me, c); finish(me, 0, 0) }
       :: has(r[DB].duty, c) -> d_step { begin(me, do_end, c); decideEnd(me, c); finish(me, 0, 0) }
       /* A page acts on any ring that was ever its officer's: told late, told twice, or found again in its rows. */
       :: r[DB].made[c] ->
          if :: g = r[DB].made[c] :: r[DB].made[c] > 1 -> select(g : 1 .. RINGS) fi;
          if
          :: g <= r[DB].made[c] -> d_step { begin(me, do_accept, c); decideAccept(me, c, g); finish(me, g, 0) }
          :: g <= r[DB].made[c] -> d_step { begin(me, do_decline, c); decideDecline(me, c, g); finish(me, g, 0) }
          :: else
          fi
       :: has(r[DB].holders, c) -> select(g : 0 .. OFFICERS);
          d_step { begin(me, do_transfer, c); decideTransfer(me, c, g); finish(me, 0, g) }
       :: mayEnd && has(r[DB].holders, c) ->
          d_step { begin(me, do_close, c); decideClose(me, c); finish(me, 0, 0) }
       fi;
       c = 0; g = 0
     }
  :: atomic {
       phase[me] == decided && !atBound ->
       if
       :: d_step { stale[me] && touches[me] && PLANTED != NO_VERSION_CHECK ->
            /* (call, seq) is taken: nothing of it is written, and whoever asked asks again. */
            printf("step lost node=%d\n", me);
            leave(me); done(me)
          }
       :: else ->
          d_step { write(me) };
          /* A crash after the commit takes the answer with it; what a page hears later it acts on later. */
          if
          :: d_step { printf("step tell node=%d\n", me); acknowledge(me); done(me) }
          :: d_step { printf("step crash node=%d\n", me); done(me) }
          fi
       fi
     }
  :: d_step {
       phase[me] == decided && !atBound ->
#if PLANTED == ANSWERS_BEFORE_COMMIT
       assert(!acknowledged || r[DB].state != unborn || (phase[1 - me] == decided && command[1 - me] == do_raise));
#endif
       printf("step crash node=%d\n", me);
       leave(me); done(me)
     }
  od
}

/*
 * Time passes. That a ring is over may be found by any node at any moment: do_lapse. A write that sets the next try
 * does not last as long as the wait for it.
 */
active proctype clock() {
end:
  do
  :: d_step {
       !atBound && r[DB].retry && !r[DB].past && !anew[0] && !anew[1] && (r[DB].state == waiting || r[DB].state == ringing) ->
       printf("step tick\n");
       r[DB].past = 1;
       p = 0;
       do
       :: p < NODES -> if :: phase[p] == decided && r[p].retry -> r[p].past = 1 :: else fi; p++
       :: else -> break
       od
     }
  od
}

#ifdef EVENTUALLY
#define settled (r[DB].state == held || isOver(DB) || r[DB].alerted)
/* Where the clock goes on being asked, every raise that was written is answered, or a coordinator is alerted. */
ltl answered { ([] <> clockAsked) -> [] (r[DB].state != unborn -> <> settled) }
#endif
