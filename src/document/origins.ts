// Who is behind a local transaction. The shared undo manager follows `ownEdit` and the editors' bindings, nothing else.

/** An edit a person can undo: a row moved, a date set, a row removed. */
export const ownEdit = Symbol('own edit');

/** A row comes into being. Outside undo: undoing an insert would destroy what somebody else has typed into the row. */
export const ownRowAdd = Symbol('own row add');
