import { render } from 'preact';
import { Loading } from './loading.tsx';
import { applyTheme } from './theme.ts';

applyTheme();
const page = document.getElementById('page');
if (page) render(<Loading />, page);
