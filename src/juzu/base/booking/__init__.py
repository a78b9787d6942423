"""base: who has which set when: holds, confirmations, hand-overs, cancellations, the waiting list; every refusal with its reason."""
