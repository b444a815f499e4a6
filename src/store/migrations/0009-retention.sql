-- How many devices an exception was for, once the term of `findings` is over and it is forgotten which; null before.
alter table exception add column erased_devices integer;
