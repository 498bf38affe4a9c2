import { InMemoryIndex } from '../../pipeline/memory/fuzzy/in-memory.ts';
import { memoryIndexContract } from '../contract/memory-index.ts';

memoryIndexContract('in memory', async () => new InMemoryIndex());
